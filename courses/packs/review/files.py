"""Corrections into the Markdown files of a pack: only the files whose words changed, or none."""

import dataclasses
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from courses.packs.model import Course, PackError, Text
from courses.packs.parse import read_course
from courses.packs.review.parts import COURSE, lesson_unit
from courses.packs.review.reviewer import Reviewer
from courses.packs.write import course_words, lesson_words, question_words


def find_course(pack: Path, name: str) -> tuple[Path, Course] | None:
    """The folder of a course by its id or slug, and the course. Raises PackError when it cannot be read."""
    folders = [path.parent for path in sorted((pack / "courses").glob("*/course.toml"))]
    for folder in sorted(folders, key=lambda one: one.name != name):
        course = read_course(folder)
        if name in (course.id, course.slug):
            return folder, course
    return None


def with_states(
    before: Course, after: Course, language: str, complete: Iterable[str], reviewer: Reviewer | None
) -> Course:
    """Changed texts are drafts again; those named in ``complete`` are reviewed when a reviewer is given.

    The files name no reviewer of a question, so questions stay as they are.
    """
    read = set(complete) if reviewer else set()

    def state(name: str, old: Text | None, new: Text) -> Text:
        if reviewer and name in read:
            return dataclasses.replace(
                new,
                status="reviewed",
                reviewer=reviewer.name,
                reviewer_role=reviewer.role,
                reviewed_on=reviewer.on,
            )
        draft = dataclasses.replace(new, status="draft", reviewer="", reviewer_role="", reviewed_on=None)
        return new if old == new else draft

    def texts(name: str, old: dict[str, Text], new: dict[str, Text]) -> dict[str, Text]:
        return {**new, language: state(name, old.get(language), new[language])} if language in new else new

    lessons = zip(before.lessons, after.lessons, strict=True)
    return dataclasses.replace(
        after,
        texts=texts(COURSE, before.texts, after.texts),
        lessons=tuple(
            dataclasses.replace(new, texts=texts(lesson_unit(new), old.texts, new.texts))
            for old, new in lessons
        ),
    )


def write_corrections(folder: Path, before: Course, after: Course, language: str) -> list[Path]:
    """Write the files of the language that differ. Tried on a copy first: what is read again must be ``after``."""
    changed = dict(_changed(folder, before, after, language))
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy)
        _write(copy, changed)
        if read_course(copy) != after:
            raise PackError(folder, 1, "the corrected files would be read otherwise; nothing was written")
    _write(folder, changed)
    return [folder / name for name in changed]


def _write(folder: Path, files: dict[Path, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _changed(folder: Path, before: Course, after: Course, language: str) -> Iterator[tuple[Path, str]]:
    name = f"{language}.md"
    if before.texts.get(language) != after.texts.get(language):
        yield Path(name), course_words(after.texts[language])
    for old, new in zip(before.lessons, after.lessons, strict=True):
        if old.texts.get(language) != new.texts.get(language):
            home = next(folder.glob(f"[0-9][0-9]-{new.slug}"))
            yield home.relative_to(folder) / name, lesson_words(new.texts[language])
    if [q.texts.get(language) for q in before.questions] != [q.texts.get(language) for q in after.questions]:
        yield Path("questions") / name, question_words(after.questions, language)
