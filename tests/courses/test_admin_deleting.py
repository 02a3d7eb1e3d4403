"""What someone has studied stays, and the admin says why."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse

from courses import registry
from courses.models import CoursePage, LessonPage, ProgrammeItem, ProgrammePage, Question
from lms.accounts.models import User
from tests.courses.admin_helpers import add_url, admin_client, edit_url, form_of, said, send
from tests.factories import make_home, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def studied() -> Iterator[set[Any]]:
    """A set of what people have studied, told to the registry as a learners' app does."""
    things: set[Any] = set()

    def check(obj: Any) -> bool:
        return (type(obj)._meta.label, obj.pk) in things or ("wagtailcore.Page", obj.pk) in things

    registry.register_in_use(check)
    yield things
    registry._in_use.remove(check)


@pytest.fixture
def lesson(course: CoursePage) -> LessonPage:
    """A lesson without questions."""
    return make_lesson(course, "alone")


def delete(user: User, page: Any) -> HttpResponse:
    return send(admin_client(user), f"/admin/pages/{page.pk}/delete/", {})


def exists(page: Any) -> bool:
    return type(page)._default_manager.filter(pk=page.pk).exists()


def test_a_lesson_nobody_studied_can_be_deleted(lesson: LessonPage, administrator: User) -> None:
    delete(administrator, lesson)
    assert not exists(lesson)


def test_a_studied_lesson_stays_and_the_message_says_why(
    lesson: LessonPage, administrator: User, studied: set[Any]
) -> None:
    studied.add(("wagtailcore.Page", lesson.pk))
    answer = delete(administrator, lesson)
    assert exists(lesson) and edit_url(lesson) == answer.redirect_chain[-1][0]
    assert said(answer) in ("People have studied this. Unpublish it instead.", *translations())


def translations() -> list[str]:
    """The message in Russian, once the catalogue has it."""
    from django.utils.translation import gettext, override

    with override("ru"):
        return [gettext("People have studied this. Unpublish it instead.")]


def test_really_studied_by_a_learner(lesson: LessonPage, administrator: User, learner: User) -> None:
    """The whole way: an event of a learner makes the lesson undeletable."""
    from lms.events import Kind, NewEvent, record

    record(
        NewEvent(kind=Kind.LESSON_DONE, learner_id=learner.pk, data={"lesson": lesson.pk, "language": "tg"})
    )
    delete(administrator, lesson)
    delete(administrator, lesson.get_parent())
    assert exists(lesson)


def test_a_lesson_with_questions_is_kept_with_words_instead_of_500(
    course: CoursePage, administrator: User
) -> None:
    """Fix: ``_is_protected`` asks the database's own collector."""
    answer = delete(administrator, LessonPage.objects.get(slug="lesson-1"))
    assert answer.status_code == 200 and said(answer)
    assert LessonPage.objects.filter(slug="lesson-1").exists()


def test_a_page_above_protected_ones_is_kept_too(course: CoursePage, administrator: User) -> None:
    for page in (course, course.get_parent(), make_home()):
        answer = delete(administrator, page)
        assert answer.status_code == 200 and said(answer)
    assert CoursePage.objects.filter(pk=course.pk).exists()


def test_bulk_deletion_of_studied_pages_is_refused(
    lesson: LessonPage, administrator: User, studied: set[Any]
) -> None:
    """Fix: ``check_bulk_action``; the bulk screen does not run ``before_delete_page``."""
    studied.add(("wagtailcore.Page", lesson.pk))
    address = f"/admin/bulk/wagtailcore/page/delete/?id={lesson.pk}&next=/admin/"
    answer = send(admin_client(administrator), address, {})
    assert exists(lesson) and said(answer)


def question_url(question: Question, what: str) -> str:
    return f"/admin/snippets/courses/question/{what}/{question.pk}/"


def test_an_asked_question_stays(course: CoursePage, administrator: User, studied: set[Any]) -> None:
    question = Question.objects.first()
    studied.add(("courses.Question", question.pk))
    client = admin_client(administrator)
    answer = send(client, question_url(question, "delete"), {})
    bulk = send(client, f"/admin/bulk/courses/question/delete/?id={question.pk}&next=/admin/", {})
    assert exists(question) and said(answer) and said(bulk)


def test_a_question_nobody_answered_can_be_deleted(course: CoursePage, administrator: User) -> None:
    question = Question.objects.first()
    send(admin_client(administrator), question_url(question, "delete"), {})
    assert not exists(question)


def test_deleting_a_question_takes_it_out_of_the_next_test(course: CoursePage, administrator: User) -> None:
    before = course.test_versions.count()
    question = Question.objects.get(key="contract-t5")
    send(admin_client(administrator), question_url(question, "delete"), {})
    newest = course.test_versions.order_by("-number").first()
    assert course.test_versions.count() == before + 1
    assert "contract-t5" not in [asked["id"] for asked in newest.snapshot["questions"]]


def test_the_address_of_a_studied_page_stays(
    lesson: LessonPage, administrator: User, studied: set[Any]
) -> None:
    client = admin_client(administrator)
    data = {**form_of(client, edit_url(lesson)), "slug": "elsewhere"}
    studied.add(("courses.LessonPage", lesson.pk))
    answer = send(client, edit_url(lesson), data)
    assert answer.context["form"].errors["slug"]
    studied.clear()
    assert send(client, edit_url(lesson), data).redirect_chain


def test_a_studied_page_is_not_moved(course: CoursePage, administrator: User, studied: set[Any]) -> None:
    lesson = LessonPage.objects.get(slug="lesson-1")
    other = course.get_parent().add_child(instance=CoursePage(slug="other", heading_ru="Другой"))
    studied.add(("wagtailcore.Page", lesson.pk))
    send(admin_client(administrator), f"/admin/pages/{lesson.pk}/move/{other.pk}/confirm/", {})
    assert LessonPage.objects.get(pk=lesson.pk).is_child_of(course)


def test_a_course_in_a_programme_stays(course: CoursePage, administrator: User) -> None:
    programme = make_home().add_child(instance=ProgrammePage(slug="before", heading_ru="Перед отъездом"))
    empty = course.get_parent().add_child(instance=CoursePage(slug="empty", heading_ru="Пустой"))
    ProgrammeItem.objects.create(programme=programme, course=empty)
    assert said(delete(administrator, empty)) and exists(empty)


# --- addresses
# ---------------------------------------------------------------------------------------------------
def test_the_address_comes_from_the_russian_heading_once(course: CoursePage, administrator: User) -> None:
    client, address = admin_client(administrator), add_url(LessonPage, course)
    send(client, address, {**form_of(client, address), "heading_ru": "Трудовой договор"})
    page = LessonPage.objects.get(slug="trudovoy-dogovor")
    send(client, edit_url(page), {**form_of(client, edit_url(page)), "heading_ru": "Другое"})
    latest = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (latest.slug, latest.heading_ru) == ("trudovoy-dogovor", "Другое")


@pytest.mark.parametrize(
    "heading, slug", [("Test", "test-page"), ("Урок alone", "urok-alone-2"), ("!!!", "lessonpage")]
)
def test_an_address_is_free_and_not_ours(lesson: LessonPage, heading: str, slug: str) -> None:
    course = lesson.get_parent()
    course.add_child(instance=LessonPage(heading_ru="Урок alone", live=False))
    assert course.add_child(instance=LessonPage(heading_ru=heading, live=False)).slug == slug


def test_a_reserved_address_is_refused_with_words(course: CoursePage, administrator: User) -> None:
    client, address = admin_client(administrator), add_url(LessonPage, course)
    answer = send(client, address, {**form_of(client, address), "heading_ru": "Проверка", "slug": "test"})
    assert "test" in str(answer.context["form"].errors["slug"])


def test_the_list_of_courses_always_stands_at_courses(course: CoursePage) -> None:
    assert course.get_parent().slug == "courses"
    assert course.specific.url == "/ru/courses/contract/"


def test_addresses_are_russian_for_an_english_admin(course: CoursePage) -> None:
    from django.utils import translation

    programme = make_home().add_child(instance=ProgrammePage(slug="before", heading_ru="Перед отъездом"))
    with translation.override("en"):
        assert course.specific.url == "/ru/courses/contract/"
        assert programme.url == "/ru/programmes/before/"
