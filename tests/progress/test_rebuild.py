import random

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from courses.models import CoursePage
from lms.accounts.models import User
from lms.progress.actions import rebuild
from lms.progress.models import Attempt, Enrolment, LessonCompletion
from tests.factories import make_course, make_learner
from tests.progress.helpers import complete, do_lesson, lessons_of, take_test

pytestmark = pytest.mark.django_db


def test_rebuild_equals_what_was_written_as_it_happened(learner: User, course: CoursePage) -> None:
    complete(learner, course)
    before = (Enrolment.objects.count(), LessonCompletion.objects.count(), Attempt.objects.count())

    differences = rebuild()

    assert differences == []
    assert before == (1, 3, 1)
    assert before == (Enrolment.objects.count(), LessonCompletion.objects.count(), Attempt.objects.count())


@pytest.mark.parametrize(
    "seed", [1, 2, 3, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(100, 160))]
)
def test_any_order_of_deeds_rebuilds_the_same(db: None, seed: int) -> None:
    chance = random.Random(seed)
    courses = [make_course(f"course-{n}") for n in range(2)]
    learners = [make_learner(f"Номи {letter}") for letter in "абв"]
    for _ in range(40):
        learner, course = chance.choice(learners), chance.choice(courses)
        if chance.random() < 0.6:
            do_lesson(learner, chance.choice(lessons_of(course)))
        else:
            take_test(learner, course, wrong=chance.randint(0, 5))
        if chance.random() < 0.1:
            chance.choice(lessons_of(course)).unpublish()

    assert rebuild(check_only=True) == []


def test_check_finds_a_changed_row_and_changes_nothing(learner: User, course: CoursePage) -> None:
    take_test(learner, course, wrong=5)
    Attempt.objects.update(passed=True)

    with pytest.raises(CommandError, match="1 rows differ"):
        call_command("rebuild_progress", check=True)

    assert Attempt.objects.get().passed is True
    (difference,) = rebuild()
    assert (difference.table, difference.before["passed"], difference.after["passed"]) == (
        "progress.Attempt",
        True,
        False,
    )
    assert Attempt.objects.get().passed is False


def test_rebuild_makes_no_certificate(learner: User, course: CoursePage) -> None:
    complete(learner, course)
    Certificate.objects.all().delete()

    rebuild()

    assert Certificate.objects.count() == 0
