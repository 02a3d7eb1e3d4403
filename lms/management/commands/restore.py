"""``manage.py restore <folder>``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lms.backups import restore
from lms.backups.manifest import BackupError
from lms.backups.site import site_media, site_store


class Command(BaseCommand):
    help = "Put a backup back and compare every table with it. Stop the site first."
    requires_system_checks: list[str] = []  # the database may be empty

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--yes", action="store_true", help="Replace what is in the database now.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Checking the backup and restoring …")
        connections.close_all()
        try:
            manifest = restore(site_store(), site_media(), options["folder"], replace=options["yes"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        # `make run` must look at this database again: it may lack migrations or the newest curriculum.
        (settings.VAR_DIR / "stamps.json").unlink(missing_ok=True)
        self.stdout.write(f"{len(manifest.tables)} tables are as they were on {manifest.made_at}.")
        self.stdout.write("Now run: manage.py migrate")
