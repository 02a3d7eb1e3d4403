"""Corrections of a reviewer's document into drafts: nothing of it is published, an editor does that."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from courses.actions.reviewing import Review, mark_reviewed
from courses.models import CoursePage, Question
from courses.models.base import ContentPage
from courses.packs.export import draft_of
from courses.packs.model import Course, Text
from courses.packs.patch import is_lossy, lossy_blocks, put_blocks
from courses.packs.review.judge import Outcome, judge
from courses.packs.review.parts import COURSE, Part, lesson_unit, question_unit
from courses.packs.review.reviewer import Reviewer
from courses.packs.review.sheet import DocumentError, Sheet
from courses.packs.richtext import to_html
from courses.translation_state import text_hash

RICH_FIELDS = {"trainer": "trainer_notes", "outcomes": "outcomes"}


def find_course(name: str) -> CoursePage | None:
    """A course by its id in the pack or its slug."""
    return CoursePage.objects.filter(pack_id=name).first() or CoursePage.objects.filter(slug=name).first()


@transaction.atomic
def import_review(course: CoursePage, sheet: Sheet, user: Any = None, *, dry_run: bool = False) -> Outcome:
    """Judge a reviewer's document against the newest drafts and save every good correction as a new draft.

    The site itself does not change. ``user`` is who imports; None for a command. Raises PermissionDenied when she may
    not write in the language, DocumentError when the document is of another course.
    """
    language = sheet.code.language
    if user is not None and not user.has_perm(f"courses.translate_{language}"):
        raise PermissionDenied
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
    before, drafts = draft_of(course)
    if sheet.code.course != before.id:
        raise DocumentError("other_course", course=sheet.code.course, language=language)
    outcome = judge(before, sheet, _Holds(drafts, language, user))
    if not dry_run:
        _save(outcome, drafts, sheet, user)
    return outcome


class _Holds:
    """Why the place of a part cannot take a correction, asked when there is one; '' when it can."""

    def __init__(self, drafts: dict[str, Any], language: str, user: Any) -> None:
        self.drafts, self.language, self.user = drafts, language, user
        self.lossy: dict[str, set[int]] = {}

    def __call__(self, part: Part) -> str:
        draft = self.drafts[part.unit]
        if not _may_edit(draft, self.user):
            return "forbidden"
        lock = draft.get_lock() if isinstance(draft, ContentPage) else None
        if lock is not None and self.user is not None and lock.for_user(self.user):
            return "locked"
        return "only_admin" if self._would_lose(draft, part) else ""

    def _would_lose(self, draft: Any, part: Part) -> bool:
        if part.block >= 0:
            if part.unit not in self.lossy:
                self.lossy[part.unit] = lossy_blocks(_raw(draft, self.language))
            return part.block in self.lossy[part.unit]
        name = RICH_FIELDS.get(part.kind)
        return bool(name) and is_lossy(getattr(draft, f"{name}_{self.language}") or "")


def _may_edit(draft: Any, user: Any) -> bool:
    if user is None:
        return True
    if isinstance(draft, Question):
        return bool(user.has_perm("courses.change_question"))
    return bool(draft.permissions_for_user(user).can_edit())


def _raw(draft: Any, language: str) -> list[dict[str, Any]]:
    stream = getattr(draft, f"body_{language}")
    return list(stream.get_prep_value()) if stream else []


# --- saving -----------------------------------------------------------------------------------


def _save(outcome: Outcome, drafts: dict[str, Any], sheet: Sheet, user: Any) -> None:
    """A new draft of each page and question that has a correction."""
    before, after = _texts(outcome.course, outcome.language), _texts(outcome.corrected(), outcome.language)
    for unit, words in outcome.words.items():
        draft = drafts[unit]
        if isinstance(draft, Question):
            _put_question(draft, after[unit], outcome.language)
        else:
            _put_page(draft, before[unit], after[unit], outcome.language)
        draft.save_revision(user=user, clean=False)
        data = {"language": outcome.language, "rows": len(words), "reviewer": sheet.asked.get("name", "")}
        log(draft, "courses.corrected", user=user, data=data)


def _texts(course: Course, language: str) -> dict[str, Any]:
    """The texts of one language by unit."""
    things: dict[str, Any] = {COURSE: course}
    things |= {lesson_unit(lesson): lesson for lesson in course.lessons}
    things |= {question_unit(question): question for question in course.questions}
    return {name: thing.texts.get(language) for name, thing in things.items()}


def _put_page(draft: Any, before: Text, after: Text, language: str) -> None:
    setattr(draft, f"heading_{language}", after.heading)
    setattr(draft, f"summary_{language}", after.summary)
    if before.blocks != after.blocks:
        stream = put_blocks(_raw(draft, language), before.blocks, after.blocks)
        setattr(draft, f"body_{language}", json.dumps(stream))
    for name, old, new in (
        ("trainer_notes", before.notes, after.notes),
        ("outcomes", before.outcomes, after.outcomes),
    ):
        if old != new:
            setattr(draft, f"{name}_{language}", to_html(new))


def _put_question(draft: Question, after: Any, language: str) -> None:
    setattr(draft, f"prompt_{language}", after.prompt)
    setattr(draft, f"explanation_{language}", after.explanation)
    raw = [dict(choice) for choice in draft.choices.get_prep_value()]
    for choice, (letter, words) in zip(raw, after.choices.items(), strict=True):
        texts = {f"text_{language}": words, f"explanation_{language}": after.reasons.get(letter, "")}
        changed = {name: text for name, text in texts.items() if text != (choice["value"].get(name) or "")}
        choice["value"] = {**choice["value"], **changed}
    draft.choices = json.dumps(raw)


# --- marking ----------------------------------------------------------------------------------


def mark_read(course: CoursePage, outcome: Outcome, reviewer: Reviewer, user: Any) -> tuple[int, list[str]]:
    """Mark what the reviewer read in full, as far as it is on the site; the number, and what waits to be published.

    A mark is for published words: where a draft differs, publish it, then import the same document again.
    Raises as ``mark_reviewed``.
    """
    _course, drafts = draft_of(course)
    ready: list[Any] = []
    waiting: list[str] = []
    for unit in outcome.units:
        if unit.name in outcome.complete:
            draft = drafts[unit.name]
            live = type(draft).objects.get(pk=draft.pk)
            if live.live and text_hash(live, outcome.language) == text_hash(draft, outcome.language):
                ready.append(live)
            else:
                waiting.append(unit.title)
    review = Review(outcome.language, reviewer.name, reviewer.role, reviewer.on)
    return mark_reviewed(ready, review, user), waiting
