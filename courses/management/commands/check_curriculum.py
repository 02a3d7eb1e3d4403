"""Check a curriculum pack against our writing rules."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.management.commands.load_curriculum import STARTER
from courses.packs.checks import check_pack
from courses.packs.checks.facts import named_facts
from courses.packs.checks.finding import Finding, error
from courses.packs.checks.glossary import Term, check_glossary, glossary_shares, read_glossary
from courses.packs.checks.lookalikes import check_lookalikes
from courses.packs.checks.words import words_of
from courses.packs.model import Pack, PackError
from courses.packs.parse import LANGUAGES, read_pack
from tools.check_text import check_file


class Command(BaseCommand):
    help = (
        "Check the starter curriculum (or another pack). Ends with an error when there is one in the texts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pack", type=Path, default=STARTER, help="folder of the pack")
        parser.add_argument("--strict", action="store_true", help="warnings count as errors")

    def handle(self, *args: Any, pack: Path, strict: bool, **options: Any) -> None:
        try:
            content = read_pack(pack)
        except PackError as problem:
            raise CommandError(str(problem)) from None
        terms = read_glossary(pack / "glossary.csv")
        findings = [
            *check_pack(content), *check_lookalikes(content, pack), *_letters(pack), *check_glossary(content, terms)
        ]  # fmt: skip
        for finding in findings:
            self.stdout.write(str(finding))
        for line in _counts(content, terms):
            self.stdout.write(line)
        bad = [finding for finding in findings if strict or finding.level == "error"]
        if bad:
            raise CommandError(f"{len(bad)} findings must be repaired.")


def _letters(pack: Path) -> list[Finding]:
    """What the text checker says of every text file."""
    files = [path for path in sorted(pack.rglob("*.md")) if path.stem in LANGUAGES]
    return [
        error(f"{path.relative_to(pack)}", f"{found}")
        for path in files
        for found in check_file(path, path.stem)
        if found.level == "error"
    ]


def _counts(pack: Pack, terms: list[Term]) -> list[str]:
    """What there is, by language; what is missing; how far the glossary is kept."""
    lessons = [lesson for course in pack.courses for lesson in course.lessons]
    kinds = Counter(question.kind for course in pack.courses for question in course.questions)
    lines = [
        f"{len(pack.courses)} courses, {len(lessons)} lessons, {kinds['test']} test and {kinds['practice']} practice "
        f"questions, {len(pack.programmes)} programmes, {len(named_facts(lessons))} facts named in blocks",
    ]
    for language in LANGUAGES:
        there = [lesson.texts[language] for lesson in lessons if language in lesson.texts]
        every = glossary_shares(pack, terms, language)
        settled = glossary_shares(pack, terms, language, settled_only=True)
        words = sum(words_of(text.blocks) for text in there)
        lines.append(f"{language}: {len(there)} of {len(lessons)} lessons, {words} words")
        if language != "ru":
            lines.append(f"    glossary: settled terms {settled}, all terms {every}")
    for course in pack.courses:
        missing = [code for code in LANGUAGES if any(code not in lesson.texts for lesson in course.lessons)]
        if missing:
            lines.append(f"missing in {course.id}: {', '.join(missing)}")
    return lines
