"""Demo people for ``make run``: never on a real site."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lms.accounts.models import Profile, User
from lms.damm import damm_digit

DEMO_PIN = "604182"
DEMO_PASSWORD = "safar-demo-2026"
LEARNERS = [("Алиева Гулнора", "482109375", "tg"), ("Жээнбеков Бакыт", "359017264", "ky")]
STAFF = [
    ("admin", [], True),
    ("editor", ["Editors"], False),
    ("publisher", ["Editors", "Publishers"], False),
    ("translator-tg", ["Translators tg"], False),
]


class Command(BaseCommand):
    help = "Make the demo cast (once) and print how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_PEOPLE_ALLOWED:
            raise CommandError("Demo people have known PINs: they are refused here.")
        with transaction.atomic():
            cards = [
                self._learner(name, body + damm_digit(body), language) for name, body, language in LEARNERS
            ]
            for username, groups, is_admin in STAFF:
                self._staff(username, groups, is_admin)
        self.stdout.write("Demo sign-ins (this machine only):")
        for card, (name, _body, _language) in zip(cards, LEARNERS, strict=True):
            self.stdout.write(f"  learner  card {card}  PIN {DEMO_PIN}   {name}")
        for username, _groups, _is_admin in STAFF:
            self.stdout.write(f"  staff    {username:14} password {DEMO_PASSWORD}")

    def _learner(self, name: str, card: str, language: str) -> str:
        user, made = User.objects.get_or_create(username=card, defaults={"preferred_language": language})
        if made:
            user.set_password(DEMO_PIN)
            user.save(update_fields=["password"])
            Profile.objects.create(user=user, full_name=name)
        return card

    def _staff(self, username: str, groups: list[str], is_admin: bool) -> None:
        user, made = User.objects.get_or_create(
            username=username, defaults={"is_staff": True, "is_superuser": is_admin}
        )
        if made:
            user.set_password(DEMO_PASSWORD)
            user.save(update_fields=["password"])
        for group in groups:
            user.groups.add(Group.objects.get_or_create(name=group)[0])
