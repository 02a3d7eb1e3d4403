"""Writes of learners' records. ``record`` is the one door."""

from lms.progress.actions.attempts import apply_attempt_submitted
from lms.progress.actions.completion import complete_if_earned
from lms.progress.actions.door import apply_again, record
from lms.progress.actions.lessons import apply_lesson_done, apply_practice_answered
from lms.progress.actions.rebuild import Difference, rebuild
from lms.progress.actions.worksheets import apply_worksheet_saved

__all__ = [
    "Difference",
    "apply_again",
    "apply_attempt_submitted",
    "apply_lesson_done",
    "apply_practice_answered",
    "apply_worksheet_saved",
    "complete_if_earned",
    "rebuild",
    "record",
]
