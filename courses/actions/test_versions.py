"""Freezing a course's final test."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Max

from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage, Question, TestVersion

_paused: ContextVar[bool] = ContextVar("test versions are paused", default=False)


@contextmanager
def versions_paused() -> Iterator[None]:
    """While a whole bank is loaded question by question, no version is frozen for each; the caller does it once."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def publish_unless_paused(course: CoursePage) -> None:
    """What a publication calls: freeze the course's test now, unless a loader does it at the end."""
    if not _paused.get():
        publish_test_version(course)


def _texts(source: Any, name: str) -> dict[str, str]:
    get = source.get if hasattr(source, "get") else lambda key: getattr(source, key, "")
    return {lang: text for lang in CONTENT_LANGUAGES if (text := get(f"{name}_{lang}"))}


def snapshot_question(question: Question) -> dict[str, Any] | None:
    """The frozen form of a question, or None when it cannot be asked: no Russian text, fewer than two choices or
    not exactly one right choice."""
    choices = list(question.choices)
    right = [choice.id for choice in choices if choice.value["correct"]]
    if not question.prompt_ru or len(choices) < 2 or len(right) != 1:
        return None
    return {
        "id": question.key,
        "lesson": question.lesson_id,
        "must": question.must_be_right,
        "prompt": _texts(question, "prompt"),
        "explanation": _texts(question, "explanation"),
        "choices": [
            {"id": c.id, "text": _texts(c.value, "text"), "explanation": _texts(c.value, "explanation")}
            for c in choices
        ],
        "key": right[0],
    }


def take_snapshot(course: CoursePage) -> dict[str, Any] | None:
    """The course's final test as it stands, or None when the bank is too small to fill one attempt."""
    bank = Question.objects.filter(course=course, kind=Question.Kind.TEST, live=True, lesson__live=True)
    questions = [frozen for q in bank.order_by("sort_order", "pk") if (frozen := snapshot_question(q))]
    if len(questions) < course.questions_per_attempt:
        return None
    return {
        "pass_mark": course.pass_mark,
        "questions_per_attempt": course.questions_per_attempt,
        "questions": questions,
    }


@transaction.atomic
def publish_test_version(course: CoursePage) -> TestVersion | None:
    """Freeze the course's test if it changed; the newest version is the one new attempts draw from.

    Returns the version in force, or None while the bank cannot fill one attempt (an older version then stays).
    """
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
    latest = TestVersion.objects.filter(course=course).order_by("-number").first()
    snapshot = take_snapshot(course)
    if snapshot is None:
        return latest
    digest = hashlib.sha256(json.dumps(snapshot, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    if latest and latest.content_hash == digest:
        return latest
    number = (TestVersion.objects.filter(course=course).aggregate(top=Max("number"))["top"] or 0) + 1
    return TestVersion.objects.create(course=course, number=number, content_hash=digest, snapshot=snapshot)
