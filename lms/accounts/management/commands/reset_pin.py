"""A new PIN for a learner who lost hers, or a new password for a member of staff."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.actions import reset_pin
from lms.accounts.queries import find_account
from lms.templatetags.ui import card_number, pin_groups


class Command(BaseCommand):
    help = "Give an account a new PIN, lift its locks, sign it out everywhere. Prints the PIN once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("card", help="card number (spaces allowed), phone, or a user name of staff")

    def handle(self, *args: Any, card: str, **options: Any) -> None:
        user = find_account(card)
        if user is None:
            raise CommandError("There is no account with this card number, phone or user name.")
        pin = reset_pin(user)
        if user.is_learner:
            self.stdout.write(f"card {card_number(user.username)}  new PIN {pin_groups(pin)}")
        else:
            self.stdout.write(f"user {user.username}  new password {pin}")
