"""Load a curriculum pack."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.packs.files import STARTER
from courses.packs.load import load_pack
from courses.packs.model import PackError
from courses.packs.parse import read_pack


class Command(BaseCommand):
    help = "Load the starter curriculum (or another pack). Again without a change it does nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pack", type=Path, default=STARTER, help="folder of the pack")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, change nothing")
        parser.add_argument(
            "--overwrite", action="store_true", help="put the pack over editors' later changes"
        )

    def handle(self, *args: Any, pack: Path, dry_run: bool, overwrite: bool, **options: Any) -> None:
        try:
            content = read_pack(pack)
        except PackError as problem:
            raise CommandError(str(problem)) from None
        report = load_pack(content, overwrite=overwrite, dry_run=dry_run, show_progress=True)
        for key in report.kept:
            self.stdout.write(
                f"kept: {key} was edited after the last load (--overwrite puts the pack over it)"
            )
        for key in report.archived:
            self.stdout.write(f"unpublished: {key} is no longer in the pack")
        if options["verbosity"] > 1 or dry_run:
            for name in ("created", "updated"):
                for key in getattr(report, name):
                    self.stdout.write(f"{name}: {key}")
        word = "would be" if dry_run else "were"
        self.stdout.write(
            f"curriculum: {len(report.created)} {word} created, {len(report.updated)} updated, "
            f"{len(report.kept)} kept, {len(report.unchanged)} unchanged"
        )
