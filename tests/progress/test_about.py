"""About these lessons: counted from the data, in the reader's language, with few queries."""

import datetime as dt
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from courses.actions.reviewing import Review, mark_reviewed
from courses.models import LessonPage
from tests.factories import make_course, make_staff

pytestmark = pytest.mark.django_db


def cells(client: Client, language: str = "ru") -> list[list[tuple[int, int]]]:
    rows = client.get(f"/{language}/about/").context["rows"]
    return [[(cell["there"], cell["reviewed"]) for cell in row["languages"]] for row in rows]


def test_a_review_is_counted_the_moment_it_is_made(client: Client) -> None:
    make_course(lessons=3)
    before = cells(client)
    editor = make_staff("editor", "Editors")
    review = Review("tg", "Зарина", "native", dt.date(2026, 11, 20))

    mark_reviewed(LessonPage.objects.filter(slug="lesson-1"), review, editor)

    assert before == [[(3, 0), (3, 0), (0, 0), (0, 0)]]
    assert cells(client) == [[(3, 0), (3, 1), (0, 0), (0, 0)]]


def test_it_says_whether_a_lawyer_has_read_the_lessons(client: Client) -> None:
    make_course(lessons=2)
    before = client.get("/ru/about/").content.decode()
    review = Review("ru", "Юрист", "lawyer", dt.date(2026, 11, 20))

    mark_reviewed(LessonPage.objects.filter(slug="lesson-1"), review, make_staff("editor", "Editors"))
    after = client.get("/ru/about/").content.decode()

    assert "Юрист эти уроки ещё не прочитал." in before
    assert "Юрист прочитал уроков: 1 из 2." in after


def test_it_names_no_reviewer(client: Client) -> None:
    make_course(lessons=1)
    review = Review("ru", "Фарангис Маркерова", "lawyer", dt.date(2026, 11, 20))
    mark_reviewed(LessonPage.objects.all(), review, make_staff("editor", "Editors"))

    assert "Маркерова" not in client.get("/ru/about/").content.decode()


@pytest.mark.parametrize("courses", [1, 3])
def test_queries_do_not_grow_with_courses(
    client: Client, courses: int, django_assert_num_queries: Any
) -> None:
    for number in range(courses):
        make_course(f"course-{number}", lessons=1)
    caches["memory"].clear()

    with django_assert_num_queries(6):
        cold = client.get("/ru/about/")
    with django_assert_num_queries(3):
        warm = client.get("/ru/about/")

    assert len(cold.context["rows"]) == len(warm.context["rows"]) == courses


def test_a_new_heading_of_a_course_is_shown_at_once(client: Client) -> None:
    course = make_course(lessons=1)
    client.get("/ru/about/")
    course.heading_ru = "Другое имя"
    course.save_revision().publish()

    assert client.get("/ru/about/").context["rows"][0]["heading"] == "Другое имя"
