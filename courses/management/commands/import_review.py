"""Take the corrections of a reviewer's document."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.utils import timezone

from courses.actions.correcting import find_course, import_review, mark_read
from courses.actions.reviewing import CannotMark
from courses.models import CoursePage
from courses.packs.files import STARTER
from courses.packs.model import PackError
from courses.packs.review.files import find_course as find_folder
from courses.packs.review.files import with_states, write_corrections
from courses.packs.review.judge import Outcome, judge
from courses.packs.review.messages import reason
from courses.packs.review.reading import read_document
from courses.packs.review.report import report_lines, summary_line
from courses.packs.review.reviewer import Reviewer, reviewer_of
from courses.packs.review.sheet import DocumentError, Sheet


class Command(BaseCommand):
    help = (
        "Take corrections from a reviewer's Word document: into drafts in the database, or into the files of a pack. "
        "Good rows are taken, the others are listed and kept in a report beside the document; then it ends with 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, change nothing")
        parser.add_argument(
            "--to", choices=("database", "files"), help="default: database, files with --pack"
        )
        parser.add_argument("--pack", type=Path, help="folder of the pack (default: the starter curriculum)")
        parser.add_argument(
            "--user", help="sign-in name of who imports; needed to mark texts in the database"
        )
        parser.add_argument(
            "--mark-reviewed",
            action="store_true",
            help="mark the texts of which every row was read and taken, with the name on the first page",
        )

    @no_translations
    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                sheet = read_document(opened)
            reviewer = reviewer_of(sheet) if options["mark_reviewed"] else None
            if reviewer and reviewer.on > timezone.localdate():
                raise CommandError("The day of the review on the first page lies in the future.")
            into_files = (options["to"] or ("files" if options["pack"] else "database")) == "files"
            into = self._into_files if into_files else self._into_database
            outcome = into(sheet, reviewer, options)
        except DocumentError as problem:
            raise CommandError(f"{file}: {reason(problem.code, problem.values)}") from None
        except (OSError, PackError) as problem:
            raise CommandError(str(problem)) from None
        except PermissionDenied:
            raise CommandError(f"{options['user']} may not do this.") from None
        self._tell(file, sheet, outcome, options["dry_run"])

    # --- where to -------------------------------------------------------------------------------

    def _into_database(self, sheet: Sheet, reviewer: Reviewer | None, options: dict[str, Any]) -> Outcome:
        course = find_course(sheet.code.course)
        if course is None:
            raise DocumentError("no_course", course=sheet.code.course)
        user = self._user(options["user"])
        if reviewer and user is None:
            raise CommandError("--mark-reviewed needs --user: a mark says who set it.")
        outcome = import_review(course, sheet, user, dry_run=options["dry_run"])
        if reviewer and not options["dry_run"]:
            self._mark(course, outcome, reviewer, user)
        return outcome

    def _mark(self, course: CoursePage, outcome: Outcome, reviewer: Reviewer, user: Any) -> None:
        """The corrections are saved already: a mark that is refused is told and holds up nothing."""
        try:
            number, waiting = mark_read(course, outcome, reviewer, user)
        except CannotMark as refusal:
            self.stdout.write(f"nothing was marked as reviewed: {' '.join(refusal.messages)}")
            return
        self.stdout.write(f"{number} texts were marked as reviewed by {reviewer.name}")
        for title in waiting:
            self.stdout.write(f"to be published before it can be marked (then import again): {title}")

    def _into_files(self, sheet: Sheet, reviewer: Reviewer | None, options: dict[str, Any]) -> Outcome:
        found = find_folder(options["pack"] or STARTER, sheet.code.course)
        if found is None:
            raise DocumentError("no_course", course=sheet.code.course)
        folder, before = found
        outcome = judge(before, sheet)
        language = sheet.code.language
        after = with_states(before, outcome.corrected(), language, outcome.complete, reviewer)
        if not options["dry_run"]:
            for path in write_corrections(folder, before, after, language):
                self.stdout.write(f"written: {path}")
        return outcome

    @staticmethod
    def _user(name: str | None) -> Any:
        if not name:
            return None
        model = get_user_model()
        user = model.objects.filter(**{model.USERNAME_FIELD: name}).first()
        if user is None:
            raise CommandError(f"There is nobody with the sign-in name {name}.")
        return user

    # --- what is said ---------------------------------------------------------------------------

    def _tell(self, file: Path, sheet: Sheet, outcome: Outcome, dry_run: bool) -> None:
        lines = report_lines(outcome)
        for line in [*lines, summary_line(outcome)]:
            self.stdout.write(line)
        if lines and not dry_run:
            report = file.with_name(f"{file.stem}.report.txt")
            report.write_text(
                "\n".join([str(sheet.code), *lines, summary_line(outcome), ""]), encoding="utf-8"
            )
            self.stdout.write(f"what was not taken is kept in {report}")
        if outcome.problems:
            raise CommandError(f"Not taken: {len(outcome.problems)}.")
