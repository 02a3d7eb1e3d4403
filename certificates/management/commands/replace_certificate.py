"""``manage.py replace_certificate <serial> --name … --reason …``: correct the printed name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.actions import CannotIssue, replace_certificate
from certificates.queries import by_serial
from certificates.serials import grouped, normalise
from lms.accounts.names import clean_full_name


class Command(BaseCommand):
    help = (
        "Issue a corrected certificate that replaces a valid one; the old number then leads to the new one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("serial", help="the 16 digits, spaces allowed")
        parser.add_argument("--name", required=True, help="the full name, as in the passport")
        parser.add_argument("--reason", required=True, help="kept for staff, never shown")

    def handle(self, *args: Any, serial: str, name: str, reason: str, **options: Any) -> None:
        certificate = by_serial(normalise(serial))
        if certificate is None:
            raise CommandError("There is no certificate with this number.")
        try:
            new = replace_certificate(certificate, full_name=clean_full_name(name), reason=reason)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        except CannotIssue:
            raise CommandError(f"This certificate is {certificate.status} already.") from None
        self.stdout.write(f"{grouped(certificate.serial)} is replaced by {grouped(new.serial)}")
