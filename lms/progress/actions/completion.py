"""When a course is complete, and the certificate that follows."""

from typing import Any

from django.utils import timezone

from certificates.actions import issue_certificate
from certificates.models import Certificate
from courses.models import LessonPage
from lms.progress.models import Enrolment, Event


def is_earned(enrolment: Enrolment) -> bool:
    """A passed attempt, and every lesson done that was asked for at the start and is still published.

    So a lesson hidden later is not missed, and one added later does not block.
    """
    if not enrolment.attempts.filter(passed=True).exists():
        return False
    asked = LessonPage.objects.filter(pk__in=enrolment.required_lessons, live=True)
    return not asked.exclude(pk__in=enrolment.completions.values("lesson_id")).exists()


def mark_completed(enrolment: Enrolment, event: Event, result: dict[str, Any], deciding: bool) -> None:
    """After a lesson or an attempt: complete the course when earned. A rebuild repeats what was decided, and never
    issues a certificate."""
    if not deciding:
        if result.get("completed"):
            _set_completed(enrolment, event)
        return
    if enrolment.completed_at is None and is_earned(enrolment):
        result["completed"] = True
        _set_completed(enrolment, event)
    if enrolment.completed_at:
        complete_if_earned(enrolment)


def _set_completed(enrolment: Enrolment, event: Event) -> None:
    enrolment.completed_at = event.t_est
    enrolment.save(update_fields=["completed_at"])


def complete_if_earned(enrolment: Enrolment) -> Certificate | None:
    """Issue the certificate of a completed enrolment, exactly once however often it is asked.

    Also for the sweeper: what is owed stands in our own tables.
    """
    if enrolment.completed_at is None:
        return None
    return issue_certificate(
        learner=enrolment.learner,
        course=enrolment.course,
        on=timezone.localdate(enrolment.completed_at),
        proof=Certificate.Proof.SELF_STUDY,
    )
