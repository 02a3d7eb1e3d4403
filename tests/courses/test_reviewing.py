"""A text counts as reviewed when a named person read it, for as long as neither it nor its source changes."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from courses.actions.reviewing import CannotMark, Review, mark_reviewed
from courses.models import CoursePage, LessonPage, Question
from courses.queries import course_reviews, fact_rows
from courses.translation_state import is_cleared_by_lawyer, state_of
from lms.accounts.models import User
from tests.courses.admin_helpers import admin_client
from tests.factories import body, make_course, make_staff

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def course() -> CoursePage:
    return make_course(lessons=2)


@pytest.fixture
def editor() -> User:
    return make_staff("editor", "Editors")


def lesson(number: int = 1) -> LessonPage:
    return LessonPage.objects.get(slug=f"lesson-{number}")


def review(language: str = "tg", role: str = "native", **values: Any) -> Review:
    return Review(language, values.get("reviewer", "Зарина Каримова"), role, values.get("on", DAY))


def test_a_mark_names_language_role_person_and_day(course: CoursePage, editor: User) -> None:
    number = mark_reviewed([lesson()], review(), editor)

    kept = lesson().translation_states["tg"]
    assert number == 1
    assert state_of(lesson(), "tg") == "reviewed" and state_of(lesson(), "ru") == "draft"
    assert (kept["reviewer"], kept["role"], kept["reviewed_on"]) == (
        "Зарина Каримова",
        "native",
        "2026-11-20",
    )
    entry = PageLogEntry.objects.get(action="courses.reviewed")
    assert (entry.page_id, entry.data) == (lesson().pk, {"language": "tg", "role": "native"})


def test_a_question_is_marked_too_and_a_changed_choice_undoes_it(course: CoursePage, editor: User) -> None:
    question = Question.objects.filter(kind="test").first()
    assert question is not None
    mark_reviewed([question], review(), editor)
    marked = Question.objects.get(pk=question.pk)
    assert state_of(marked, "tg") == "reviewed"
    assert ModelLogEntry.objects.filter(action="courses.reviewed", object_id=str(question.pk)).exists()

    marked.choices[0].value["text_tg"] = "Дигар"

    assert state_of(marked, "tg") == "draft"


def test_a_changed_translation_is_a_draft_again_and_a_changed_source_makes_it_stale(
    course: CoursePage, editor: User
) -> None:
    mark_reviewed([lesson()], review(), editor)
    changed = lesson()
    changed.body_tg = body("Матни дигар")
    other_source = lesson()
    other_source.body_ru = body("Другой текст")

    assert state_of(changed, "tg") == "draft"
    assert state_of(other_source, "tg") == "stale"


def test_the_draft_of_another_language_stays_a_draft(course: CoursePage, editor: User) -> None:
    page = lesson()
    page.heading_uz = "Dars"
    page.save_revision()

    mark_reviewed([lesson()], review(), editor)

    assert not lesson().heading_uz
    assert lesson().get_latest_revision_as_object().heading_uz == "Dars"
    assert state_of(lesson().get_latest_revision_as_object(), "tg") == "reviewed"


def test_a_lawyers_mark_on_the_russian_text_is_not_replaced(course: CoursePage, editor: User) -> None:
    mark_reviewed([lesson()], review("ru", "lawyer"), editor)

    with pytest.raises(CannotMark):
        mark_reviewed([lesson()], review("ru", "editor", reviewer="Другой"), editor)

    assert is_cleared_by_lawyer(lesson())
    assert not is_cleared_by_lawyer(lesson(2))


@pytest.mark.parametrize("wrong", [{"reviewer": "  "}, {"on": dt.date(2999, 1, 1)}])
def test_a_mark_without_a_name_or_of_tomorrow_is_refused(
    course: CoursePage, editor: User, wrong: dict[str, Any]
) -> None:
    with pytest.raises(CannotMark):
        mark_reviewed([lesson()], review(**wrong), editor)


def test_a_missing_text_cannot_be_marked(course: CoursePage, editor: User) -> None:
    with pytest.raises(CannotMark):
        mark_reviewed([lesson()], review("ky"), editor)


def test_a_translator_marks_only_her_language(course: CoursePage) -> None:
    with pytest.raises(PermissionDenied):
        mark_reviewed([lesson()], review("ru", "editor"), make_staff("translator", "Translators tg"))

    assert state_of(lesson(), "ru") == "draft"


# --- screens ----------------------------------------------------------------------------------


def test_the_screen_marks_what_was_ticked(course: CoursePage, editor: User) -> None:
    address = reverse("mark_reviewed", args=[course.pk, "tg"])
    data = {"reviewer": "Зарина", "role": "native", "on": "2026-11-20", "texts": [f"lesson-{lesson().pk}"]}

    answer = admin_client(editor).post(address, data)

    assert answer.status_code == 302
    assert (state_of(lesson(1), "tg"), state_of(lesson(2), "tg")) == ("reviewed", "draft")
    assert [r.lessons["tg"]["reviewed"] for r in course_reviews()] == [1]


def test_a_form_without_a_name_comes_back_filled(course: CoursePage, editor: User) -> None:
    address = reverse("mark_reviewed", args=[course.pk, "tg"])
    data = {"reviewer": "", "role": "native", "on": "2026-11-20", "texts": [f"lesson-{lesson().pk}"]}

    answer = admin_client(editor).post(address, data)

    assert answer.status_code == 422
    assert answer.context["form"]["texts"].value() == [f"lesson-{lesson().pk}"]
    assert state_of(lesson(), "tg") == "draft"


def test_a_translator_of_another_language_sees_no_form(course: CoursePage) -> None:
    client = admin_client(make_staff("translator", "Translators uz"))

    answer = client.get(reverse("mark_reviewed", args=[course.pk, "tg"]))

    assert answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")


def test_editors_see_facts_with_a_day_the_most_urgent_first(course: CoursePage, editor: User) -> None:
    for number, day in ((1, "2027-02-22"), (2, "2026-12-22")):
        page = lesson(number)
        value = {
            "fact": f"F2.{number}", "title": f"Источник {number}", "address": "https://rus.azattyk.org/a",
            "checked_on": "2026-11-22", "volatile": True, "review_by": day, "learner": False,
        }  # fmt: skip
        page.sources = [("source", value)]
        page.save_revision().publish()

    rows = fact_rows(dt.date(2027, 1, 1))
    page = admin_client(editor).get(reverse("curriculum_state")).content.decode()

    assert [(row.fact, row.standing) for row in rows] == [("F2.2", "due"), ("F2.1", "fresh")]
    assert page.index("Источник 2") < page.index("Источник 1")
    assert f"/admin/pages/{lesson(1).pk}/edit/" in page


@pytest.mark.parametrize("lessons", [1, 3])
def test_the_facts_cost_one_query_however_many_lessons(lessons: int, django_assert_num_queries: Any) -> None:
    make_course(lessons=lessons)
    for page in LessonPage.objects.all():
        value = {
            "fact": "F2.1",
            "title": "И",
            "checked_on": "2026-11-22",
            "volatile": True,
            "review_by": "2027-02-22",
        }
        page.sources = [("source", value)]
        page.save_revision().publish()

    with django_assert_num_queries(1):
        rows = [(row.fact, row.lesson.title) for row in fact_rows(DAY)]

    assert len(rows) == lessons
