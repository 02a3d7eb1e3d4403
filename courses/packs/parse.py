"""Reading a pack's folder. Every mistake names its file and line."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

from courses.packs.body import read_body
from courses.packs.extras import read_all
from courses.packs.files import LANGUAGES, front_matter, line_of, read_file, toml
from courses.packs.model import Course, Item, Lesson, Pack, PackError, Programme, Source, Text
from courses.packs.parse_questions import read_questions

FRONT_KEYS = {"heading", "summary", "status", "reviewer", "reviewer_role", "reviewed_on"}
SOURCE_KEYS = {"fact", "title", "address", "checked_on", "volatile", "learner"}
SENSITIVE = ("army", "detention", "hiv", "trafficking", "violence")
SITE_KEYS = {"home_heading", "home_summary", "courses_heading", "courses_summary", "status"}
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
LESSON_FOLDER = re.compile(r"^(\d{2})-([a-z0-9-]+)$")


def _date(path: Path, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise PackError(
            path, line_of(path.read_text(encoding="utf-8"), text), f"'{text}' is not a date"
        ) from None


def _front(path: Path, front: dict[str, str]) -> dict[str, Any]:
    for key in ("heading", "summary"):
        if not front.get(key):
            raise PackError(path, 2, f"'{key}' is missing or empty")
    status = front.get("status", "draft")
    if status not in ("draft", "reviewed"):
        raise PackError(path, line_of(read_file(path), "status"), "status is draft or reviewed")
    if status == "reviewed" and not (front.get("reviewer") and front.get("reviewed_on")):
        raise PackError(
            path, line_of(read_file(path), "status"), "a reviewed text names its reviewer and reviewed_on"
        )
    on = _date(path, front["reviewed_on"]) if front.get("reviewed_on") else None
    return {"heading": front["heading"], "summary": front["summary"], "status": status,
            "reviewer": front.get("reviewer", ""), "reviewer_role": front.get("reviewer_role", ""),
            "reviewed_on": on}  # fmt: skip


def _page_text(path: Path, kind: str) -> Text:
    front, lines = front_matter(path, FRONT_KEYS)
    values = _front(path, front)
    if kind == "lesson":
        blocks, notes = read_body(lines)
        return Text(**values, blocks=blocks, notes=notes)
    return Text(**values, outcomes=lines.markdown())


def _texts(folder: Path, kind: str) -> dict[str, Text]:
    """One text for each language that has a file; Russian is needed."""
    if not (folder / "ru.md").is_file():
        raise PackError(folder / "ru.md", 1, "this file is missing")
    return {
        lang: _page_text(folder / f"{lang}.md", kind)
        for lang in LANGUAGES
        if (folder / f"{lang}.md").is_file()
    }


def _sources(path: Path, rows: list[dict[str, Any]]) -> tuple[Source, ...]:
    text = read_file(path)
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[sources]]"]
    return tuple(_source(path, line, row) for line, row in zip(lines, rows, strict=True))


def _source(path: Path, line: int, row: dict[str, Any]) -> Source:
    """One ``[[sources]]``, which begins at ``line``."""
    if unknown := (set(row) - {"review_by"}) ^ SOURCE_KEYS:
        raise PackError(path, line, f"a source has {', '.join(sorted(SOURCE_KEYS))}, review_by: {unknown}")
    for key in ("checked_on", "review_by"):
        if key in row and not isinstance(row[key], dt.date):
            raise PackError(path, line, f"{key} must be a date, as 2026-11-22")
    if not str(row["address"]).startswith(("http://", "https://")):
        raise PackError(path, line, f"'{row['address']}' is not an address")
    if not isinstance(row["volatile"], bool) or not isinstance(row["learner"], bool):
        raise PackError(path, line, "volatile and learner are true or false")
    return Source(**row)


def read_lesson(folder: Path) -> Lesson:
    """One lesson's folder."""
    path = folder / "lesson.toml"
    data = toml(path, {"id": str, "minutes": int}, {"review_by": dt.date, "sources": list, "sensitive": str})
    found = LESSON_FOLDER.match(folder.name)
    if not found:
        raise PackError(folder, 1, "a lesson's folder is named 01-short-name")
    sensitive = data.get("sensitive", "")
    if sensitive and sensitive not in SENSITIVE:
        raise PackError(
            path, line_of(read_file(path), "sensitive"), f"sensitive is one of {', '.join(SENSITIVE)}"
        )
    return Lesson(
        id=data["id"], slug=found[2], minutes=data["minutes"], review_by=data.get("review_by"),
        sources=_sources(path, data.get("sources", [])), texts=_texts(folder, "lesson"), sensitive=sensitive,
    )  # fmt: skip


def read_course(folder: Path) -> Course:
    """One course's folder with its lessons and questions."""
    needed = {"id": str, "slug": str, "pass_mark": int, "questions_per_attempt": int, "hours_self_study": str,
              "hours_group": str}  # fmt: skip
    path = folder / "course.toml"
    data = toml(path, needed, {"pictogram": str})
    if not SLUG.match(data["slug"]):
        raise PackError(
            path, line_of(read_file(path), "slug"), "a slug has small Latin letters, digits and hyphens"
        )
    folders = sorted(child for child in folder.iterdir() if LESSON_FOLDER.match(child.name))
    lessons = tuple(read_lesson(child) for child in folders)
    for slug in {lesson.slug for lesson in lessons}:
        if sum(lesson.slug == slug for lesson in lessons) > 1 or slug == "test":
            raise PackError(folder, 1, f"the lesson name '{slug}' is taken")
    return Course(
        **{"pictogram": "lesson", **data}, texts=_texts(folder, "course"), lessons=lessons,
        questions=read_questions(folder / "questions", lessons),
    )  # fmt: skip


def read_programme(folder: Path, courses: dict[str, Course]) -> Programme:
    """One programme's folder."""
    path = folder / "programme.toml"
    data = toml(path, {"id": str, "slug": str, "order": int, "items": list}, {"pictogram": str})
    items = []
    for row in data["items"]:
        course = courses.get(row.get("course", ""))
        if course is None:
            raise PackError(
                path, line_of(read_file(path), "course"), f"there is no course '{row.get('course')}'"
            )
        if row.get("kind") not in ("core", "optional", "extract"):
            raise PackError(path, line_of(read_file(path), "kind"), "kind is core, optional or extract")
        unknown = set(row.get("lessons", [])) - {lesson.slug for lesson in course.lessons}
        if unknown or (row["kind"] == "extract") != bool(row.get("lessons")):
            raise PackError(
                path, line_of(read_file(path), "lessons"), f"an extract names lessons of the course {unknown}"
            )
        items.append(Item(course.id, row["kind"], tuple(row.get("lessons", []))))
    return Programme(
        data["id"],
        data["slug"],
        data.get("pictogram", "door"),
        data["order"],
        tuple(items),
        _texts(folder, "programme"),
    )


def _site(folder: Path) -> dict[str, dict[str, str]]:
    return {
        lang: {"status": "draft", **front_matter(folder / f"{lang}.md", SITE_KEYS)[0]}
        for lang in LANGUAGES
        if (folder / f"{lang}.md").is_file()
    }


def read_pack(folder: Path) -> Pack:
    """A whole pack. Raises PackError at the first mistake."""
    if not (folder / "courses").is_dir():
        raise PackError(folder, 1, "this folder holds no courses")
    courses = tuple(read_course(child) for child in sorted((folder / "courses").iterdir()) if child.is_dir())
    by_id = {course.id: course for course in courses}
    ids = [course.id for course in courses] + [lesson.id for course in courses for lesson in course.lessons]
    ids += [question.key for course in courses for question in course.questions]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise PackError(folder, 1, f"the id '{twice[0]}' is used twice")
    order = sorted((folder / "programmes").iterdir()) if (folder / "programmes").is_dir() else []
    programmes = [read_programme(child, by_id) for child in order if child.is_dir()]
    programmes.sort(key=lambda programme: programme.order)
    return Pack(_site(folder / "site"), courses, tuple(programmes), read_all(folder))
