"""``manage.py make_signing_key``: once per deployment, kept outside the backup and outside the repository."""

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print a new Ed25519 key for certificates. It is shown once and stored nowhere."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        key = Ed25519PrivateKey.generate()
        private = base64.b64encode(key.private_bytes_raw()).decode()
        self.stdout.write(f"SAFAR_SIGNING_KEY={private}")
