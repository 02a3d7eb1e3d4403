"""Drawing and judging a final test: pure, so that a phone can draw the same questions.

A snapshot is the JSON of ``courses.models.TestVersion.snapshot``.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Snapshot = Mapping[str, Any]


class AnswersRefused(ValueError):
    """The answers are not answers to this draw. ``reason``: ``other_draw``, ``unknown_question``,
    ``unknown_choice`` or ``incomplete``; ``questions``: the ids it is about."""

    def __init__(self, reason: str, questions: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.questions = list(questions)


@dataclass(frozen=True)
class Grade:
    """``correct`` of ``total``; ``needed`` to pass; lessons (ids) whose questions were not answered rightly, most
    missed first. ``must_missed`` counts wrong answers to must-be-right questions: one is enough not to pass."""

    correct: int
    total: int
    needed: int
    must_missed: int
    review_lessons: list[int]

    @property
    def passed(self) -> bool:
        return self.correct >= self.needed and not self.must_missed


def _rank(seed: str, item: str) -> str:
    return hashlib.sha256(f"{seed}:{item}".encode()).hexdigest()


def draw(snapshot: Snapshot, who: str, attempt: int, version: str) -> list[str]:
    """The question ids of one attempt, in the order shown.

    Every must-be-right question, filled up from the bank to ``questions_per_attempt`` by the smallest
    SHA-256 of ``"who:attempt:version:question"``; the order is by the same hash. ``who`` is the learner's id (or the
    device's), ``attempt`` counts from 1.
    """
    seed = f"{who}:{attempt}:{version}"
    questions = snapshot["questions"]
    must = [q["id"] for q in questions if q["must"]]
    others = sorted((q["id"] for q in questions if not q["must"]), key=lambda qid: _rank(seed, qid))
    room = max(0, int(snapshot["questions_per_attempt"]) - len(must))
    return sorted(must + others[:room], key=lambda qid: _rank(seed, qid))


def choice_order(question: Mapping[str, Any], seed: str) -> list[str]:
    """The choice ids of a question in the order shown: mixed anew for each attempt, by the same kind of hash."""
    ids = [choice["id"] for choice in question["choices"]]
    return sorted(ids, key=lambda cid: _rank(f"{seed}:{question['id']}", cid))


def needed_to_pass(pass_mark: int, total: int) -> int:
    """How many of ``total`` right answers a pass mark in per cent asks for, rounded up."""
    return math.ceil(pass_mark * total / 100)


def check_answers(snapshot: Snapshot, drawn: Sequence[str], answers: Mapping[str, str]) -> None:
    """Raise ``AnswersRefused`` unless ``answers`` answers exactly the drawn questions with their own choices."""
    by_id = {q["id"]: q for q in snapshot["questions"]}
    if unknown := sorted(set(answers) - set(by_id)):
        raise AnswersRefused("unknown_question", unknown)
    if extra := sorted(set(answers) - set(drawn)):
        raise AnswersRefused("other_draw", extra)
    wrong = [q for q, choice in answers.items() if choice not in {c["id"] for c in by_id[q]["choices"]}]
    if wrong:
        raise AnswersRefused("unknown_choice", wrong)
    if missing := [q for q in drawn if q not in answers]:
        raise AnswersRefused("incomplete", missing)


def grade(snapshot: Snapshot, drawn: Sequence[str], answers: Mapping[str, str]) -> Grade:
    """Judge complete answers by the snapshot's own key and pass mark. Raises ``AnswersRefused``."""
    check_answers(snapshot, drawn, answers)
    by_id = {q["id"]: q for q in snapshot["questions"]}
    missed = [by_id[q] for q in drawn if answers[q] != by_id[q]["key"]]
    counts: dict[int, int] = {}
    for question in missed:
        counts[question["lesson"]] = counts.get(question["lesson"], 0) + 1
    return Grade(
        correct=len(drawn) - len(missed),
        total=len(drawn),
        needed=needed_to_pass(int(snapshot["pass_mark"]), len(drawn)),
        must_missed=sum(1 for q in missed if q["must"]),
        review_lessons=sorted(counts, key=lambda lesson: (-counts[lesson], lesson)),
    )
