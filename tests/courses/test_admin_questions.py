"""The bank of questions in the Wagtail admin."""

from typing import Any

import pytest

from courses.admin_snippets import can_be_asked, languages_of
from courses.models import CoursePage, LessonPage, Question
from lms.accounts.models import User
from tests.courses.admin_helpers import admin_client, form_of, said, send
from tests.factories import make_question

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/courses/question/"
ADD = f"{LIST}add/"
PROMPT = "Что подписать первым?"


def answers(*rows: tuple[str, bool]) -> dict[str, str]:
    """Answers as the admin's form posts them: ``(Russian text, is right)``."""
    data = {"choices-count": str(len(rows))}
    for number, (text, right) in enumerate(rows):
        row = f"choices-{number}"
        data |= {f"{row}-deleted": "", f"{row}-order": str(number), f"{row}-type": "choice", f"{row}-id": ""}
        data |= {
            f"{row}-value-{part}_{code}": ""
            for part in ("text", "explanation")
            for code in ("ru", "tg", "uz", "ky")
        }
        data |= {f"{row}-value-text_ru": text} | ({f"{row}-value-correct": "on"} if right else {})
    return data


RIGHT = [("Договор", True), ("Ничего", False)]


def new_question(
    client: Any, course: CoursePage, rows: list[tuple[str, bool]] = RIGHT, prompt: str = PROMPT
) -> dict[str, Any]:
    lesson = LessonPage.objects.get(slug="lesson-1")
    data = {**form_of(client, ADD), "course": str(course.pk), "lesson": str(lesson.pk), "kind": "test"}
    return {**data, "prompt_ru": prompt, **answers(*rows)}


def test_a_complete_question_is_published_with_a_key_of_its_own(
    course: CoursePage, administrator: User
) -> None:
    client = admin_client(administrator)
    for key in ("chto-podpisat-pervym", "chto-podpisat-pervym-2"):
        send(client, ADD, new_question(client, course), **{"action-publish": "1"})
        question = Question.objects.get(key=key)
        assert question.live and len(question.choices) == 2 and question.choices[0].id


@pytest.mark.parametrize(
    "rows",
    [
        [("Один", True)],
        [("Один", False), ("Два", False)],
        [("Один", True), ("Два", True)],
        [("Один", True), ("", False)],
    ],
)
def test_a_question_that_cannot_be_asked_is_not_published(
    course: CoursePage, administrator: User, rows: list[tuple[str, bool]]
) -> None:
    client, before = admin_client(administrator), Question.objects.count()
    answer = send(client, ADD, new_question(client, course, rows), **{"action-publish": "1"})
    assert answer.status_code == 200 and answer.context["form"].errors["choices"]
    assert Question.objects.count() == before


def test_an_unfinished_question_saves_as_a_draft(course: CoursePage, administrator: User) -> None:
    client = admin_client(administrator)
    send(client, ADD, new_question(client, course, [("Один", False), ("Два", False)], prompt=""))
    question = Question.objects.get(key="question")
    assert not question.live and not can_be_asked(question)


def test_publishing_without_russian_words_says_so(course: CoursePage, administrator: User) -> None:
    client = admin_client(administrator)
    answer = send(client, ADD, new_question(client, course, prompt=""), **{"action-publish": "1"})
    assert answer.context["form"].errors["prompt_ru"]


def test_the_lesson_must_be_of_the_course(course: CoursePage, administrator: User) -> None:
    other = course.get_parent().add_child(instance=CoursePage(slug="other", heading_ru="Другой"))
    client = admin_client(administrator)
    answer = send(client, ADD, {**new_question(client, course), "course": str(other.pk)})
    assert answer.context["form"].errors["lesson"]


def test_the_key_never_changes(course: CoursePage, administrator: User) -> None:
    question = Question.objects.get(key="contract-t1")
    client, address = admin_client(administrator), f"{LIST}edit/{question.pk}/"
    send(
        client,
        address,
        {**form_of(client, address), "key": "other", "prompt_ru": "Иначе?"},
        **{"action-publish": "1"},
    )
    question.refresh_from_db()
    assert (question.key, question.prompt_ru) == ("contract-t1", "Иначе?")


def test_publishing_a_question_freezes_a_new_test(course: CoursePage, administrator: User) -> None:
    question, before = Question.objects.get(key="contract-t1"), course.test_versions.count()
    client, address = admin_client(administrator), f"{LIST}edit/{question.pk}/"
    send(client, address, {**form_of(client, address), "prompt_ru": "Иначе?"}, **{"action-publish": "1"})
    newest = course.test_versions.order_by("-number").first()
    assert course.test_versions.count() == before + 1
    assert "Иначе?" in [asked["prompt"]["ru"] for asked in newest.snapshot["questions"]]


def test_the_list_filters_and_shows_what_is_complete(course: CoursePage, administrator: User) -> None:
    lesson = LessonPage.objects.get(slug="lesson-1")
    bad = make_question(course, lesson, "no-answer", choices="[]")
    client = admin_client(administrator)
    listed = client.get(LIST, {"kind": "practice", "course": course.pk}).context["object_list"]
    assert {question.kind for question in listed} == {"practice"}
    assert client.get(LIST, {"q": "no-answer"}).status_code == 200
    assert not can_be_asked(bad) and languages_of(bad) == "ru, tg"


def test_editor_saves_and_publisher_publishes(course: CoursePage, editor: User, publisher: User) -> None:
    question = Question.objects.get(key="contract-t1")
    address = f"{LIST}edit/{question.pk}/"
    client = admin_client(editor)
    send(client, address, {**form_of(client, address), "prompt_ru": "Черновик?"}, **{"action-publish": "1"})
    question.refresh_from_db()
    assert question.prompt_ru == "Вопрос contract-t1?"
    client = admin_client(publisher)
    answer = send(client, address, form_of(client, address), **{"action-publish": "1"})
    question.refresh_from_db()
    assert question.prompt_ru == "Черновик?" and said(answer)
