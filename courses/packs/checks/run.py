"""All checks over a course or a pack."""

from collections.abc import Iterator

from courses.drawings import DRAWINGS
from courses.packs.checks.facts import check_named_facts, check_sources
from courses.packs.checks.finding import Finding, error, warning
from courses.packs.checks.languages import check_question_translation, check_translation
from courses.packs.checks.questions import check_bank, check_question
from courses.packs.checks.words import check_length, check_letters, check_shape
from courses.packs.model import Course, Lesson, Pack
from courses.worksheets.kinds import WORKSHEET_CHOICES

LESSONS = (5, 9)
WORKSHEETS = {kind for kind, _name in WORKSHEET_CHOICES}


def check_pack(pack: Pack) -> list[Finding]:
    """Every finding of a pack, course by course."""
    return [finding for course in pack.courses for finding in check_course(course)]


def check_course(course: Course) -> list[Finding]:
    """Every finding of one course."""
    return list(_check_course(course))


def _check_course(course: Course) -> Iterator[Finding]:
    where = f"courses/{course.id}"
    if not LESSONS[0] <= len(course.lessons) <= LESSONS[1]:
        yield warning(where, f"{len(course.lessons)} lessons")
    if not 3 <= course.texts["ru"].outcomes.count("- ") <= 6:
        yield error(f"{where}/ru.md", "a course has three to five outcomes, each a line '- …'")
    for number, lesson in enumerate(course.lessons, start=1):
        yield from _check_lesson(f"{where}/{number:02}-{lesson.slug}", lesson)
    yield from check_bank(f"{where}/questions", course)
    for question in course.questions:
        yield from check_question(f"{where}/questions/ru.md", question)
        for language in question.texts:
            if language != "ru":
                yield from check_question_translation(f"{where}/questions/{language}.md", question, language)


def _check_lesson(where: str, lesson: Lesson) -> Iterator[Finding]:
    yield from check_sources(f"{where}/lesson.toml", lesson)
    yield from check_named_facts(where, lesson)
    yield from check_length(f"{where}/ru.md", lesson.texts["ru"])
    yield from _check_names(f"{where}/ru.md", lesson)
    for language, text in lesson.texts.items():
        yield from check_letters(f"{where}/{language}.md", text)
        yield from check_shape(f"{where}/{language}.md", lesson, text) if language == "ru" else ()
        if language != "ru":
            yield from check_translation(f"{where}/{language}.md", lesson, language)


def _check_names(where: str, lesson: Lesson) -> Iterator[Finding]:
    for block in lesson.texts["ru"].blocks:
        if block.kind == "picture" and block.attrs["drawing"] not in DRAWINGS:
            yield error(where, f"there is no drawing “{block.attrs['drawing']}”")
        if block.kind == "worksheet" and block.attrs["kind"] not in WORKSHEETS:
            yield error(where, f"there is no worksheet “{block.attrs['kind']}”")
