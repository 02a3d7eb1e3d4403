"""A topic that the site hides is nowhere: not in the outline, by its address, in the test, nor in what is needed."""

from typing import Any

import pytest
from django.test import Client

from courses.actions.hiding import apply_hidden_topics
from courses.models import CoursePage, LessonPage
from courses.packs.export import export_pack
from courses.queries import course_outline, current_test_version
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> CoursePage:
    """Three lessons, the second on army contracts."""
    course = make_course()
    lesson = LessonPage.objects.get(slug="lesson-2")
    lesson.sensitive = "army"
    lesson.save_revision().publish()
    return course


def slugs() -> list[str]:
    outline = course_outline("contract")
    assert outline is not None
    return [lesson.slug for lesson in outline.lessons]


def asked_lessons(course: CoursePage) -> set[int]:
    version = current_test_version(course.pk)
    assert version is not None
    return {question["lesson"] for question in version.snapshot["questions"]}


def test_a_hidden_topic_is_nowhere_and_comes_back(course: CoursePage, settings: Any, client: Client) -> None:
    course.questions_per_attempt = 6
    course.save_revision().publish()
    lesson = LessonPage.objects.get(slug="lesson-2")
    settings.SAFAR_HIDDEN_TOPICS = ["army"]

    hidden = apply_hidden_topics()

    assert hidden == (["lesson-2"], [])
    assert slugs() == ["lesson-1", "lesson-3"]
    assert client.get("/ru/courses/contract/lesson-2/").status_code == 404
    assert lesson.pk not in asked_lessons(course)
    assert "lesson-2" in [le.slug for c in export_pack().courses for le in c.lessons]

    settings.SAFAR_HIDDEN_TOPICS = []
    assert apply_hidden_topics() == ([], ["lesson-2"])
    assert slugs() == ["lesson-1", "lesson-2", "lesson-3"]
    assert lesson.pk in asked_lessons(course)


def test_publishing_a_hidden_topic_does_not_show_it(course: CoursePage, settings: Any) -> None:
    settings.SAFAR_HIDDEN_TOPICS = ["army"]
    apply_hidden_topics()

    LessonPage.objects.get(slug="lesson-2").get_latest_revision().publish()

    assert slugs() == ["lesson-1", "lesson-3"]


def test_what_an_editor_unpublished_stays_unpublished(course: CoursePage) -> None:
    LessonPage.objects.get(slug="lesson-2").unpublish()

    assert apply_hidden_topics() == ([], [])
    assert slugs() == ["lesson-1", "lesson-3"]
