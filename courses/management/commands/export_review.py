"""Write the document that a reviewer reads and corrects."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.utils import timezone

from courses.actions.correcting import find_course
from courses.languages import CONTENT_LANGUAGES
from courses.packs.checks.glossary import read_glossary
from courses.packs.export import draft_of
from courses.packs.files import STARTER
from courses.packs.model import Course, PackError
from courses.packs.review.document import write_document
from courses.packs.review.files import find_course as find_folder


class Command(BaseCommand):
    help = "Write one course in one language as a Word document for a reviewer: Russian, translation, box."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=CONTENT_LANGUAGES)
        parser.add_argument("course", help="its id or slug")
        parser.add_argument(
            "--pack", type=Path, nargs="?", const=STARTER, help="from the files of a pack, not the database"
        )
        parser.add_argument(
            "--output", type=Path, help="default: review-<language>-<course>-<day>.docx, here"
        )

    @no_translations
    def handle(self, *args: Any, language: str, course: str, **options: Any) -> None:
        pack = options["pack"]
        content = course_of(course, pack)
        day = timezone.localdate()
        output = options["output"] or Path(f"review-{language}-{content.id}-{day.isoformat()}.docx")
        terms = read_glossary((pack or STARTER) / "glossary.csv")
        with output.open("wb") as file:
            rows = write_document(content, language, terms, day, file)
        size = output.stat().st_size // 1024
        self.stdout.write(f"{rows} rows of {len(content.lessons)} lessons written to {output} ({size} kB)")


def course_of(name: str, pack: Path | None) -> Course:
    """The course of the pack's files, or of the newest drafts in the database."""
    try:
        found = find_folder(pack, name) if pack else find_course(name)
    except PackError as problem:
        raise CommandError(str(problem)) from None
    if found is None:
        raise CommandError(f"There is no course “{name}”.")
    return found[1] if isinstance(found, tuple) else draft_of(found)[0]
