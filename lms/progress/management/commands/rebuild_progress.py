"""Rebuild enrolments, completions and attempts from the events."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.progress.actions import rebuild


class Command(BaseCommand):
    help = "Rebuild the projections from the event log; with --check only tell whether a rebuild equals them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 when something differs"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        differences = rebuild(check_only=check)
        for difference in differences:
            self.stdout.write(
                f"{difference.table} {difference.key}: {difference.before} -> {difference.after}"
            )
        if check and differences:
            raise CommandError(f"{len(differences)} rows differ from a rebuild")
        self.stdout.write(
            "a rebuild equals the projections" if not differences else f"{len(differences)} rows rebuilt"
        )
