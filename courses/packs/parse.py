"""Reading a pack's folder. Every mistake names its file and line."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from courses.packs.body import Lines, read_body
from courses.packs.model import (
    Course,
    Item,
    Lesson,
    Pack,
    PackError,
    Programme,
    Question,
    QuestionText,
    Source,
    Text,
)
from lms.languages import normalise_uzbek_apostrophes

LANGUAGES = ("ru", "tg", "uz", "ky")
FRONT_KEYS = {"heading", "summary", "status", "reviewer", "reviewed_on"}
SITE_KEYS = {"home_heading", "home_summary", "courses_heading", "courses_summary", "status"}
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
LESSON_FOLDER = re.compile(r"^(\d{2})-([a-z0-9-]+)$")


def _toml(path: Path, required: dict[str, type], optional: dict[str, type] | None = None) -> dict[str, Any]:
    """A TOML file with exactly these keys and types."""
    text = _read(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        raise PackError(path, int(found[1]) if found else 1, f"not readable as TOML: {problem}") from None
    known = {**required, **(optional or {})}
    for key in required:
        if key not in data:
            raise PackError(path, 1, f"'{key}' is missing")
    for key, value in data.items():
        if key not in known:
            raise PackError(path, _line_of(text, key), f"'{key}' is not known here")
        if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
            raise PackError(path, _line_of(text, key), f"'{key}' must be {known[key].__name__}")
    return data


def _line_of(text: str, key: str) -> int:
    pattern = re.compile(rf"^\s*\[*{re.escape(key)}\b")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), 1)


def _read(path: Path) -> str:
    if not path.is_file():
        raise PackError(path, 1, "this file is missing")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise PackError(path, 1, f"not UTF-8: {problem.reason}") from None
    return normalise_uzbek_apostrophes(text) if path.stem == "uz" else text


def _front_matter(path: Path, keys: set[str]) -> tuple[dict[str, str], Lines]:
    """The ``key: value`` lines between two ``---`` and the rest."""
    lines = _read(path).splitlines()
    if not lines or lines[0].strip() != "---":
        raise PackError(path, 1, "the file must begin with ---")
    values: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return values, Lines(path, lines[number:], number + 1)
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in keys:
            raise PackError(path, number, f"here may stand {', '.join(sorted(keys))}, as 'key: value'")
        values[key.strip()] = value.strip()
    raise PackError(path, len(lines), "the second --- is missing")


def _date(path: Path, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise PackError(
            path, _line_of(path.read_text(encoding="utf-8"), text), f"'{text}' is not a date"
        ) from None


def _front(path: Path, front: dict[str, str]) -> dict[str, Any]:
    for key in ("heading", "summary"):
        if not front.get(key):
            raise PackError(path, 2, f"'{key}' is missing or empty")
    status = front.get("status", "draft")
    if status not in ("draft", "reviewed"):
        raise PackError(path, _line_of(_read(path), "status"), "status is draft or reviewed")
    if status == "reviewed" and not (front.get("reviewer") and front.get("reviewed_on")):
        raise PackError(
            path, _line_of(_read(path), "status"), "a reviewed text names its reviewer and reviewed_on"
        )
    on = _date(path, front["reviewed_on"]) if front.get("reviewed_on") else None
    return {"heading": front["heading"], "summary": front["summary"], "status": status,
            "reviewer": front.get("reviewer", ""), "reviewed_on": on}  # fmt: skip


def _page_text(path: Path, kind: str) -> Text:
    front, lines = _front_matter(path, FRONT_KEYS)
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
    sources = []
    for row in rows:
        unknown = set(row) ^ {"fact", "title", "address", "checked_on", "volatile", "learner"}
        if unknown:
            raise PackError(
                path, 1, f"a source has fact, title, address, checked_on, volatile, learner: {unknown}"
            )
        if not isinstance(row["checked_on"], dt.date):
            raise PackError(path, _line_of(_read(path), "checked_on"), "checked_on must be a date")
        if not str(row["address"]).startswith(("http://", "https://")):
            raise PackError(path, _line_of(_read(path), "address"), f"'{row['address']}' is not an address")
        sources.append(Source(**row))
    return tuple(sources)


def read_lesson(folder: Path) -> Lesson:
    """One lesson's folder."""
    path = folder / "lesson.toml"
    data = _toml(path, {"id": str, "minutes": int}, {"review_by": dt.date, "sources": list})
    found = LESSON_FOLDER.match(folder.name)
    if not found:
        raise PackError(folder, 1, "a lesson's folder is named 01-short-name")
    return Lesson(
        id=data["id"], slug=found[2], minutes=data["minutes"], review_by=data.get("review_by"),
        sources=_sources(path, data.get("sources", [])), texts=_texts(folder, "lesson"),
    )  # fmt: skip


def _question_texts(path: Path) -> dict[str, QuestionText]:
    """``## key`` sections of a language's question file."""
    front, lines = _front_matter(path, {"status"})
    texts: dict[str, QuestionText] = {}
    starts = [n for n, line in enumerate(lines.lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines.lines)], strict=True):
        key = lines.lines[start][3:].strip()
        if key in texts:
            raise lines.error(f"the question '{key}' stands here twice", lines.first + start)
        texts[key] = _question_text(lines, start + 1, end, front.get("status", "draft"))
    return texts


def _question_text(lines: Lines, start: int, end: int, status: str) -> QuestionText:
    prompt, choices, reasons, explanation = "", {}, {}, ""
    letter = ""
    for number in range(start, end):
        line = lines.lines[number]
        if not line.strip():
            continue
        if found := re.match(r"^- ([a-d]): (.+)$", line):
            letter = found[1]
            choices[letter] = found[2].strip()
        elif (found := re.match(r"^\s+> (.+)$", line)) and letter:
            reasons[letter] = found[1].strip()
        elif found := re.match(r"^> (.+)$", line):
            explanation = f"{explanation} {found[1].strip()}".strip()
        elif not choices:
            prompt = f"{prompt} {line.strip()}".strip()
        else:
            raise lines.error("a question is: text, '- a: choice', '> explanation'", lines.first + number)
    if not prompt:
        raise lines.error("the question has no text", lines.first + start)
    return QuestionText(prompt, choices, reasons, explanation, status)


QUESTION_KEYS = {"kind", "lesson", "must", "choices", "correct"}


def read_questions(folder: Path, lessons: Iterable[Lesson]) -> tuple[Question, ...]:
    """The bank of a course; every language's file must have the same choices."""
    path = folder / "questions.toml"
    text = _read(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        raise PackError(path, int(found[1]) if found else 1, f"not readable as TOML: {problem}") from None
    slugs = {lesson.slug for lesson in lessons}
    texts = {
        lang: _question_texts(folder / f"{lang}.md")
        for lang in LANGUAGES
        if (folder / f"{lang}.md").is_file()
    }
    for lang, by_key in texts.items():
        if unknown := set(by_key) - set(data):
            key = sorted(unknown)[0]
            raise PackError(folder / f"{lang}.md", _line_of(_read(folder / f"{lang}.md"), f"## {key}"),
                            f"'{key}' is not in questions.toml")  # fmt: skip
    return tuple(
        _question(
            path,
            text,
            key,
            row,
            slugs,
            {lang: by_key[key] for lang, by_key in texts.items() if key in by_key},
        )
        for key, row in data.items()
    )


def _question(
    path: Path, text: str, key: str, row: dict[str, Any], lessons: set[str], texts: dict[str, QuestionText]
) -> Question:
    line = _line_of(text, key)
    if set(row) != QUESTION_KEYS:
        raise PackError(path, line, f"'{key}' has kind, lesson, must, choices, correct")
    if row["kind"] not in ("test", "practice") or not isinstance(row["must"], bool):
        raise PackError(path, line, f"'{key}': kind is test or practice, must is true or false")
    if row["lesson"] not in lessons:
        raise PackError(path, line, f"'{key}': there is no lesson '{row['lesson']}'")
    if row["correct"] not in row["choices"] or len(set(row["choices"])) != len(row["choices"]):
        raise PackError(path, line, f"'{key}': correct must be one of its (different) choices")
    if "ru" not in texts:
        raise PackError(path.parent / "ru.md", 1, f"the question '{key}' is missing")
    for language, words in texts.items():
        if list(words.choices) != list(row["choices"]):
            file = path.parent / f"{language}.md"
            raise PackError(
                file, _line_of(_read(file), f"## {key}"), f"'{key}' needs the choices {row['choices']}"
            )
    return Question(
        key, row["kind"], row["lesson"], row["must"], tuple(row["choices"]), row["correct"], texts
    )


def read_course(folder: Path) -> Course:
    """One course's folder with its lessons and questions."""
    needed = {"id": str, "slug": str, "pass_mark": int, "questions_per_attempt": int, "hours_self_study": str,
              "hours_group": str}  # fmt: skip
    path = folder / "course.toml"
    data = _toml(path, needed, {"pictogram": str})
    if not SLUG.match(data["slug"]):
        raise PackError(
            path, _line_of(_read(path), "slug"), "a slug has small Latin letters, digits and hyphens"
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
    data = _toml(path, {"id": str, "slug": str, "order": int, "items": list}, {"pictogram": str})
    items = []
    for row in data["items"]:
        course = courses.get(row.get("course", ""))
        if course is None:
            raise PackError(
                path, _line_of(_read(path), "course"), f"there is no course '{row.get('course')}'"
            )
        if row.get("kind") not in ("core", "optional", "extract"):
            raise PackError(path, _line_of(_read(path), "kind"), "kind is core, optional or extract")
        unknown = set(row.get("lessons", [])) - {lesson.slug for lesson in course.lessons}
        if unknown or (row["kind"] == "extract") != bool(row.get("lessons")):
            raise PackError(
                path, _line_of(_read(path), "lessons"), f"an extract names lessons of the course {unknown}"
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
        lang: {"status": "draft", **_front_matter(folder / f"{lang}.md", SITE_KEYS)[0]}
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
    return Pack(_site(folder / "site"), courses, tuple(programmes))
