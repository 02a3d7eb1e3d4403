import datetime as dt
import uuid

import pytest
from django.utils import timezone

from certificates.models import Certificate
from courses.actions import publish_test_version
from courses.models import CoursePage, Question
from lms.accounts.models import User
from lms.events import Kind, NewEvent
from lms.progress.actions import apply_again, record
from lms.progress.models import Attempt, Enrolment, Event, EventPrivate, LessonCompletion, SavedWorksheet
from tests.factories import make_lesson
from tests.progress.helpers import attempt_event, complete, do_lesson, lessons_of, take_test

pytestmark = pytest.mark.django_db


def test_same_event_twice_changes_nothing_and_answers_the_same(learner: User, course: CoursePage) -> None:
    event = attempt_event(learner, course, wrong=1)

    first, second = record(event), record(event)

    assert (first.state, second.state) == ("ok", "dup")
    assert first.result == second.result
    assert Attempt.objects.count() == Event.objects.count() == 1


def test_another_learners_event_id_is_refused_and_tells_nothing(
    learner: User, other_learner: User, course: CoursePage
) -> None:
    mine = attempt_event(learner, course)
    record(mine)

    answer = record(NewEvent(id=mine.id, kind=mine.kind, learner_id=other_learner.pk, data=mine.data))

    assert (answer.state, answer.reason, answer.result) == ("bad", "id_taken", {})
    assert not Attempt.objects.filter(learner=other_learner).exists()


def test_unknown_kind_is_kept_and_can_be_applied_later(learner: User) -> None:
    outcome = record(NewEvent(kind="telepathy", learner_id=learner.pk, data={"a": 1}))

    event = Event.objects.get(pk=outcome.event_id)
    assert (outcome.state, event.state, event.reason, event.data) == (
        "held",
        "held",
        "unknown_kind",
        {"a": 1},
    )


def test_held_event_is_applied_after_repair(learner: User, course: CoursePage) -> None:
    missing = 10**9
    event = record(NewEvent(kind=Kind.LESSON_DONE, learner_id=learner.pk, data={"lesson": missing}))
    row = Event.objects.get(pk=event.event_id)
    row.data = {"lesson": lessons_of(course)[0].pk, "language": "ru"}
    row.save()

    again = apply_again(row)

    assert (event.state, again.state) == ("held", "ok")
    assert LessonCompletion.objects.get().learner == learner


def test_two_events_with_one_sequence_number_are_both_kept(learner: User, course: CoursePage) -> None:
    device = uuid.uuid4()
    one, two = lessons_of(course)[:2]

    states = [do_lesson(learner, lesson, device=device, seq=7).state for lesson in (one, two)]

    assert states == ["ok", "ok"]
    assert sorted(Event.objects.values_list("seq", flat=True), key=str) == [7, None]
    assert Event.objects.get(seq=None).data["taken_seq"] == 7


def test_a_clock_far_ahead_is_kept_but_not_believed(learner: User, course: CoursePage) -> None:
    ahead = timezone.now() + dt.timedelta(days=400)

    outcome = do_lesson(learner, lessons_of(course)[0], t_client=ahead)

    event = Event.objects.get(pk=outcome.event_id)
    assert event.t_client == ahead
    assert event.t_est == event.received_at < ahead


def test_personal_values_stand_only_in_the_side_row(learner: User) -> None:
    record(
        NewEvent(kind=Kind.WORKSHEET_SAVED, learner_id=learner.pk, data={"kind": "work-diary"},
                 private={"who_1": "Салима МАРКЕР"})
    )  # fmt: skip

    event = Event.objects.get()
    assert "МАРКЕР" not in str([event.data, event.result, event.reason, event.content_version])
    assert EventPrivate.objects.get(event=event).data == {"who_1": "Салима МАРКЕР"}
    assert SavedWorksheet.objects.get().data == {"who_1": "Салима МАРКЕР"}


def test_an_older_worksheet_that_arrives_late_does_not_overwrite(learner: User) -> None:
    for text, when in (("new", None), ("old", timezone.now() - dt.timedelta(days=3))):
        record(
            NewEvent(kind=Kind.WORKSHEET_SAVED, learner_id=learner.pk, data={"kind": "work-diary"},
                     private={"who_1": text}, t_client=when)
        )  # fmt: skip

    assert SavedWorksheet.objects.get().data == {"who_1": "new"}


def test_first_lesson_begins_the_course_once_in_any_language(learner: User, course: CoursePage) -> None:
    one, two, _three = lessons_of(course)

    do_lesson(learner, one, language="tg")
    do_lesson(learner, two, language="ru")

    enrolment = Enrolment.objects.get()
    assert enrolment.last_lesson == two
    assert set(enrolment.completions.values_list("language", flat=True)) == {"tg", "ru"}


def test_lesson_done_again_keeps_the_first_time(learner: User, course: CoursePage) -> None:
    lesson = lessons_of(course)[0]
    first = do_lesson(learner, lesson)

    do_lesson(learner, lesson)

    assert LessonCompletion.objects.get().event_id == first.event_id


def test_failing_then_passing_keeps_both_attempts(learner: User, course: CoursePage) -> None:
    failed, passed = take_test(learner, course, wrong=5), take_test(learner, course)

    rows = list(Attempt.objects.order_by("number").values_list("number", "correct", "passed"))
    assert rows == [(1, 5, False), (2, 10, True)]
    assert (failed.result["needed"], passed.result["passed"]) == (7, True)


def test_course_is_complete_with_all_lessons_and_a_pass_in_either_order(
    learner: User, other_learner: User, course: CoursePage
) -> None:
    take_test(learner, course)
    assert Enrolment.objects.get(learner=learner).completed_at is None
    for lesson in lessons_of(course):
        do_lesson(learner, lesson)
    complete(other_learner, course)

    assert Enrolment.objects.filter(completed_at=None).count() == 0
    assert sorted(Certificate.objects.values_list("learner_id", flat=True)) == sorted(
        [learner.pk, other_learner.pk]
    )


def test_a_lesson_hidden_or_added_later_neither_blocks_nor_undoes(learner: User, course: CoursePage) -> None:
    one, two, three = lessons_of(course)
    do_lesson(learner, one)
    make_lesson(course, "added-later")
    three.unpublish()
    do_lesson(learner, two)

    take_test(learner, course)

    assert Enrolment.objects.get().completed_at is not None
    assert Certificate.objects.count() == 1


def test_an_edited_key_or_pass_mark_never_judges_an_old_attempt_again(
    learner: User, course: CoursePage
) -> None:
    outcome = take_test(learner, course, wrong=3)
    CoursePage.objects.filter(pk=course.pk).update(pass_mark=100)
    question = Question.objects.filter(course=course, kind="test").first()
    question.prompt_ru = "Другой вопрос?"
    question.save_revision().publish()

    attempt = Attempt.objects.get()
    assert publish_test_version(course).number > attempt.test_version.number
    assert (attempt.passed, attempt.needed, attempt.correct) == (True, 7, 7)
    assert outcome.result["passed"] is True


def test_answers_to_a_version_that_changed_meanwhile_are_judged_by_the_one_seen(
    learner: User, course: CoursePage
) -> None:
    event = attempt_event(learner, course)
    CoursePage.objects.filter(pk=course.pk).update(pass_mark=90)
    publish_test_version(course)

    record(event)

    assert Attempt.objects.get().needed == 7


@pytest.mark.parametrize(
    ("change", "state", "reason"),
    [
        ({"version": 10**9}, "held", "unknown_version"),
        ({"number": 2}, "bad", "other_draw"),
        ({"answers": {"nowhere": "x"}}, "bad", "unknown_question"),
        ({"answers": {}}, "bad", "incomplete"),
    ],
)
def test_answers_that_cannot_be_graded_are_kept(
    learner: User, course: CoursePage, change: dict, state: str, reason: str
) -> None:
    event = attempt_event(learner, course, **change)

    outcome = record(event)

    kept = Event.objects.get(pk=event.id)
    assert (outcome.state, outcome.reason) == (kept.state, kept.reason) == (state, reason)
    assert kept.data["answers"] == event.data["answers"]
    assert not Attempt.objects.exists()


def test_second_window_on_the_same_draw_is_kept_but_does_not_count(learner: User, course: CoursePage) -> None:
    first, second = attempt_event(learner, course, wrong=9), attempt_event(learner, course)

    outcomes = [record(first), record(second)]

    assert [o.state for o in outcomes] == ["ok", "bad"]
    assert outcomes[1].reason == "already_answered"
    assert Attempt.objects.get().pk == first.id
    assert Event.objects.get(pk=second.id).data["answers"] == second.data["answers"]


def test_completing_twice_makes_one_certificate(learner: User, course: CoursePage) -> None:
    complete(learner, course)

    take_test(learner, course)
    do_lesson(learner, lessons_of(course)[0])

    assert Certificate.objects.count() == 1
