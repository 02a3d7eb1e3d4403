"""Short ways to do what a learner does, through the one door."""

import uuid
from typing import Any

from courses.models import CoursePage, LessonPage, TestVersion
from courses.queries import current_test_version
from lms.accounts.models import User
from lms.events import Kind, NewEvent, Outcome
from lms.progress.actions import record
from lms.progress.actions.attempts import drawn_questions
from lms.progress.queries import next_attempt_number


def lessons_of(course: CoursePage) -> list[LessonPage]:
    return list(LessonPage.objects.child_of(course).order_by("path"))


def do_lesson(learner: User, lesson: LessonPage, **more: Any) -> Outcome:
    data = {"lesson": lesson.pk, "language": more.pop("language", "tg")}
    return record(NewEvent(kind=Kind.LESSON_DONE, learner_id=learner.pk, data=data, **more))


def answers(version: TestVersion, learner: User, number: int, wrong: int = 0) -> dict[str, str]:
    """Right answers to the learner's draw, but for the first ``wrong`` ones that need not be right."""
    by_id = {q["id"]: q for q in version.snapshot["questions"]}
    drawn = drawn_questions(version, learner.pk, number)
    spoiled = [q for q in drawn if not by_id[q]["must"]][:wrong]
    pick_wrong = {
        q: next(c["id"] for c in by_id[q]["choices"] if c["id"] != by_id[q]["key"]) for q in spoiled
    }
    return {q: by_id[q]["key"] for q in drawn} | pick_wrong


def attempt_event(learner: User, course: CoursePage, wrong: int = 0, **data: Any) -> NewEvent:
    version = current_test_version(course.pk)
    number = next_attempt_number(learner.pk, course.pk)
    values = {
        "course": course.pk, "version": version.pk, "number": number,
        "answers": answers(version, learner, number, wrong), "language": "tg", **data,
    }  # fmt: skip
    return NewEvent(id=uuid.uuid4(), kind=Kind.ATTEMPT_SUBMITTED, learner_id=learner.pk, data=values)


def take_test(learner: User, course: CoursePage, wrong: int = 0) -> Outcome:
    return record(attempt_event(learner, course, wrong))


def complete(learner: User, course: CoursePage) -> None:
    for lesson in lessons_of(course):
        do_lesson(learner, lesson)
    assert take_test(learner, course).result["passed"] is True
