"""Lessons finished and practice answered."""

from typing import Any

from courses.queries import course_of_lesson
from lms.events import CannotApply
from lms.progress.actions.completion import mark_completed
from lms.progress.actions.enrolments import enrol
from lms.progress.models import Event, LessonCompletion
from lms.progress.queries import lesson_by_id


def apply_lesson_done(event: Event, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"lesson": page id, "language": code}``. The first time counts; again changes nothing."""
    result: dict[str, Any] = {}
    project_lesson_done(event, result)
    return result


def project_lesson_done(event: Event, result: dict[str, Any], deciding: bool = True) -> None:
    """Write what a finished lesson amounts to. In a rebuild (not ``deciding``) ``result`` is what was decided then."""
    lesson = lesson_by_id(event.data.get("lesson", 0))
    course = lesson and course_of_lesson(lesson)
    if not lesson or not course or not event.learner_id:
        raise CannotApply("unknown_lesson")
    enrolment = enrol(event, course.pk, result, lesson.pk)
    LessonCompletion.objects.get_or_create(
        learner_id=event.learner_id,
        lesson=lesson,
        defaults={
            "enrolment": enrolment,
            "event": event,
            "completed_at": event.t_est,
            "language": str(event.data.get("language", ""))[:10],
        },
    )
    mark_completed(enrolment, event, result, deciding)


def apply_practice_answered(event: Event, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"lesson": page id, "question": key, "choice": id, "language": code}``. Kept as a fact and as a
    sign that the course has begun; practice is never graded."""
    result: dict[str, Any] = {}
    project_practice(event, result)
    return result


def project_practice(event: Event, result: dict[str, Any], deciding: bool = True) -> None:
    """Practice begins the course and moves the place to continue from."""
    lesson = lesson_by_id(event.data.get("lesson", 0))
    course = lesson and course_of_lesson(lesson)
    if not lesson or not course or not event.learner_id:
        raise CannotApply("unknown_lesson")
    enrol(event, course.pk, result, lesson.pk)
