"""Beginning a course: at the first thing done on it, without a button."""

import datetime as dt
from typing import Any

from courses.queries import live_lesson_ids
from lms.progress.models import Enrolment, Event


def enrol(event: Event, course_id: int, result: dict[str, Any], lesson_id: int | None = None) -> Enrolment:
    """The learner's enrolment on the course, locked for this transaction; made when this is her first deed on it.

    Which lessons the course asked for on that day is put into ``result`` (``enrolled``), so that a rebuild finds the
    same.
    """
    made = {
        "started_at": event.t_est,
        "last_active_at": event.t_est,
        "required_lessons": result.get("enrolled") or live_lesson_ids(course_id),
    }
    enrolment, created = Enrolment.objects.get_or_create(
        learner_id=event.learner_id, course_id=course_id, defaults=made
    )
    if created:
        result["enrolled"] = enrolment.required_lessons
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    return touch(enrolment, event.t_est, lesson_id)


def touch(enrolment: Enrolment, at: dt.datetime, lesson_id: int | None) -> Enrolment:
    """Remember where she was last; an older event that arrives late does not move her back."""
    if at >= enrolment.last_active_at:
        enrolment.last_active_at = at
        enrolment.last_lesson_id = lesson_id or enrolment.last_lesson_id
        enrolment.save(update_fields=["last_active_at", "last_lesson"])
    return enrolment
