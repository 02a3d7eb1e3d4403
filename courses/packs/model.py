"""A curriculum pack in memory. Rich text is Markdown; nothing here knows of Django."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class PackError(Exception):
    """A pack that cannot be read: where (file and line, from 1) and what is wrong."""

    def __init__(self, path: Path | str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


@dataclass(frozen=True)
class Block:
    """One block of a lesson. ``kind`` is the StreamField's block name; ``attrs`` its plain values; ``text`` its
    Markdown; ``items`` the Markdown of list items; ``rows`` the cells of a table, header first; ``inner`` the blocks
    of a worked example or a fact."""

    kind: str
    attrs: dict[str, str] = field(default_factory=dict)
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    inner: tuple["Block", ...] = ()


@dataclass(frozen=True)
class Text:
    """One language of a page: its front matter, and its body in blocks or (courses) Markdown."""

    heading: str
    summary: str
    status: str = "draft"
    reviewer: str = ""
    reviewer_role: str = ""
    reviewed_on: dt.date | None = None
    blocks: tuple[Block, ...] = ()
    notes: str = ""
    outcomes: str = ""


@dataclass(frozen=True)
class Source:
    fact: str
    title: str
    address: str
    checked_on: dt.date
    volatile: bool
    learner: bool
    review_by: dt.date | None = None


@dataclass(frozen=True)
class Lesson:
    id: str
    slug: str
    minutes: int
    review_by: dt.date | None
    sources: tuple[Source, ...]
    texts: dict[str, Text]
    sensitive: str = ""


@dataclass(frozen=True)
class QuestionText:
    """One language of a question; ``choices`` and ``reasons`` by choice letter."""

    prompt: str
    choices: dict[str, str]
    reasons: dict[str, str]
    explanation: str
    status: str = "draft"


@dataclass(frozen=True)
class Question:
    key: str
    kind: str
    lesson: str
    must: bool
    choices: tuple[str, ...]
    correct: str
    texts: dict[str, QuestionText]


@dataclass(frozen=True)
class Course:
    id: str
    slug: str
    pictogram: str
    pass_mark: int
    questions_per_attempt: int
    hours_self_study: str
    hours_group: str
    texts: dict[str, Text]
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Item:
    course: str
    kind: str
    lessons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programme:
    """``order`` is its place on the home page, from 1."""

    id: str
    slug: str
    pictogram: str
    order: int
    items: tuple[Item, ...]
    texts: dict[str, Text]


@dataclass(frozen=True)
class Pack:
    """A whole curriculum. ``site`` holds, by language, the words of the home page and the list of courses; ``extras``
    what other apps keep in a pack, by name (``courses.packs.extras``)."""

    site: dict[str, dict[str, str]]
    courses: tuple[Course, ...]
    programmes: tuple[Programme, ...]
    extras: dict[str, Any] = field(default_factory=dict)
