"""Write what is published as a curriculum pack."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.packs.export import export_pack
from courses.packs.extras import export_all
from courses.packs.write import write_pack


class Command(BaseCommand):
    help = "Write every published course, lesson, question and programme as text files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="an empty or new folder")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        pack = export_pack()
        write_pack(folder, pack)
        export_all(folder)
        lessons = sum(len(course.lessons) for course in pack.courses)
        self.stdout.write(f"{len(pack.courses)} courses and {lessons} lessons written to {folder}")
