"""Attempts at the final test: drawn, judged once, kept whole."""

from typing import Any

from courses.grading import AnswersRefused, draw, grade
from courses.models import TestVersion
from lms.events import CannotApply
from lms.progress.actions.completion import mark_completed
from lms.progress.actions.enrolments import enrol
from lms.progress.models import Attempt, Enrolment, Event


def drawn_questions(version: TestVersion, learner_id: int, number: int) -> list[str]:
    """The question ids of this learner's attempt ``number`` on this version, in the order shown."""
    return draw(version.snapshot, str(learner_id), number, str(version.pk))


def apply_attempt_submitted(event: Event, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"course", "version": test version id, "number", "answers": {question: choice}, "language"}``.

    Judged by the version the learner saw. Refused, and kept, when the answers are not to this learner's draw.
    """
    version = TestVersion.objects.filter(
        pk=event.data.get("version"), course_id=event.data.get("course")
    ).first()
    if version is None or not event.learner_id:
        raise CannotApply("unknown_version")
    result: dict[str, Any] = {}
    enrolment = enrol(event, version.course_id, result)
    result |= judge(event, version, enrolment)
    project_attempt(event, result)
    return result


def judge(event: Event, version: TestVersion, enrolment: Enrolment) -> dict[str, Any]:
    """The grade as it will stand beside the event for ever. Raises CannotApply."""
    number = int(event.data["number"])
    taken = Attempt.objects.filter(enrolment=enrolment).count()
    if number <= taken:
        raise CannotApply("already_answered", "bad")
    if number != taken + 1:
        raise CannotApply("other_draw", "bad")
    drawn = drawn_questions(version, enrolment.learner_id, number)
    try:
        judged = grade(version.snapshot, drawn, event.data["answers"])
    except AnswersRefused as problem:
        raise CannotApply(problem.reason, "bad") from problem
    return {
        "correct": judged.correct,
        "total": judged.total,
        "needed": judged.needed,
        "must_missed": judged.must_missed,
        "passed": judged.passed,
        "review_lessons": judged.review_lessons,
    }


def project_attempt(event: Event, result: dict[str, Any], deciding: bool = True) -> None:
    """Write the attempt from its stored grade."""
    version = TestVersion.objects.get(pk=event.data["version"])
    enrolment = enrol(event, version.course_id, result)
    Attempt.objects.create(
        event=event,
        learner_id=enrolment.learner_id,
        enrolment=enrolment,
        test_version=version,
        number=event.data["number"],
        answers=event.data["answers"],
        taken_at=event.t_est,
        language=str(event.data.get("language", ""))[:10],
        **{name: result[name] for name in ("correct", "total", "needed", "passed", "review_lessons")},
    )
    mark_completed(enrolment, event, result, deciding)
