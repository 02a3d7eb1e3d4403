"""Writes: a reader's report of a mistake."""

from django.utils import timezone

from lms.support.models import MistakeReport


def report_mistake(
    lesson_id: int, revision: int | None, language: str, kind: str, text: str
) -> MistakeReport:
    """Keep what a reader says is wrong in a lesson. The same words again on the same day make no second report.

    Not an event: it belongs to no learner, and nobody's id, name or address is written.
    """
    report, _made = MistakeReport.objects.get_or_create(
        lesson_id=lesson_id, revision=revision, language=language, kind=kind, text=text,
        day=timezone.localdate(),
    )  # fmt: skip
    return report
