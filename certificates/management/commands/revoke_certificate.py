"""``manage.py revoke_certificate <serial> --reason …``: take a certificate back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.actions import revoke_certificate
from certificates.models import Certificate
from certificates.queries import by_serial
from certificates.serials import grouped, normalise


class Command(BaseCommand):
    help = (
        "Revoke a certificate. It stays in the register; the verify page says that it is not valid any more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("serial", help="the 16 digits, spaces allowed")
        parser.add_argument("--reason", required=True, help="kept for staff, never shown")

    def handle(self, *args: Any, serial: str, reason: str, **options: Any) -> None:
        certificate = by_serial(normalise(serial))
        if certificate is None:
            raise CommandError("There is no certificate with this number.")
        if certificate.status != Certificate.Status.VALID:
            raise CommandError(f"This certificate is {certificate.status} already.")
        revoke_certificate(certificate, reason)
        self.stdout.write(f"revoked {grouped(certificate.serial)}")
