"""``manage.py backup <folder>``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.backups import back_up
from lms.backups.manifest import BackupError
from lms.backups.site import site_media, site_store


class Command(BaseCommand):
    help = "Back up the database and the uploaded files into a new folder, while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="A folder that does not exist yet or is empty.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Backing up …")
        try:
            manifest = back_up(site_store(), site_media(), options["folder"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in manifest.tables.values())
        size = sum(file.bytes for file in manifest.files.values())
        self.stdout.write(f"{len(manifest.tables)} tables, {rows} rows, {size} bytes: {options['folder']}")
