"""A lesson as ready HTML, kept in this process's memory by (page, language, revision, questions)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.core.cache import caches
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from courses.facts import Standings, checks_by_fact
from courses.languages import SOURCE, content_language, translated
from courses.queries import LessonContent, LessonRow, Outline, PracticeQuestion, lesson_content
from courses.source_rules import is_editors_only
from courses.translation_state import is_cleared_by_lawyer, state_of

RENDERED = caches["memory"]


@dataclass(frozen=True)
class SourceLine:
    """A source a learner may see. ``checked_on`` is a date."""

    title: str
    address: str
    checked_on: Any


@dataclass(frozen=True)
class RenderedLesson:
    """What a lesson page shows in one language, whoever reads it."""

    heading: str
    summary: str
    body: SafeString
    fell_back: bool
    state: str
    lawyer_read_it: bool
    due_for_review: bool
    checked_on: Any = None
    sensitive: bool = False
    has_notes: bool = False
    sources: list[SourceLine] = field(default_factory=list)
    practice: list[PracticeQuestion] = field(default_factory=list)


def render_body(body: Iterable[Any], standings: Standings) -> SafeString:
    """The blocks as HTML, in order; notes for countries that follow each other stand in one group."""
    parts = []
    for is_note, blocks in groupby(body, key=lambda block: block.block_type == "country_note"):
        html = "".join(block.render({"standings": standings}) for block in blocks)
        parts.append(f'<div class="notes">{html}</div>' if is_note else html)
    return mark_safe("".join(parts))  # noqa: S308  (blocks escape their own values)


def render_content(content: LessonContent) -> RenderedLesson:
    """Render a lesson's columns (a saved page or an editor's draft) in ``content.language``."""
    page, language = content.page, content.language
    shown_in = SOURCE if content.fell_back else language
    body = getattr(page, f"body_{shown_in}")
    today = timezone.localdate()
    standings = Standings(checks_by_fact(source.value for source in page.sources), today)
    return RenderedLesson(
        heading=translated(page, "heading", language),
        summary=translated(page, "summary", language),
        body=render_body(body, standings),
        fell_back=content.fell_back,
        state=state_of(page, shown_in),
        lawyer_read_it=is_cleared_by_lawyer(page),
        due_for_review=page.review_by is not None and page.review_by < today,
        checked_on=standings.oldest_check,
        sensitive=bool(page.sensitive),
        has_notes=any(block.block_type == "country_note" for block in body),
        sources=[
            SourceLine(s.value["title"], s.value["address"], s.value["checked_on"])
            for s in page.sources
            if s.value["learner"] and not is_editors_only(s.value["address"] or "")
        ],
        practice=content.practice,
    )


def rendered_lesson(outline: Outline, row: LessonRow) -> RenderedLesson:
    """The live lesson ``row`` in the active language; no query when this process has rendered it before.

    The date is part of the key, so that a fact turns amber on its day.
    """
    language = get_language() or SOURCE
    key = f"{row.pk}:{language}:{row.revision}:{outline.questions_stamp}:{timezone.localdate():%y%m%d}"
    found = RENDERED.get(key)
    if found is None:
        found = render_content(lesson_content(row.pk, content_language(language)))
        RENDERED.set(key, found)
    return found
