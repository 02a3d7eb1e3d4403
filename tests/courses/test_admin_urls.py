"""Every screen of the Wagtail admin that our people meet, with our own users and pages."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from courses.models import CoursePage, LessonPage, Question
from lms.accounts.models import User
from tests.courses.admin_helpers import add_url, admin_client, edit_url, form_of, said, send
from tests.factories import make_staff

pytestmark = pytest.mark.django_db

SCREENS = [
    "/admin/", "/admin/pages/", "/admin/pages/search/?q=x", "/admin/account/", "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/", "/admin/groups/new/", "/admin/images/", "/admin/images/add/", "/admin/documents/",
    "/admin/documents/add/", "/admin/collections/", "/admin/sites/", "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/reports/site-history/", "/admin/reports/locked/", "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/", "/admin/reports/workflow/", "/admin/reports/workflow_tasks/",
    "/admin/snippets/courses/question/", "/admin/snippets/courses/question/add/", "/admin/snippets/",
]  # fmt: skip


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_screens_open(course: CoursePage, administrator: User, address: str, language: str) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=administrator, preferred_language=language)
    answer = admin_client(administrator).get(address, follow=True)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_screens_of_a_page_open(course: CoursePage, administrator: User) -> None:
    client, lesson = admin_client(administrator), LessonPage.objects.get(slug="lesson-1")
    first = lesson.latest_revision_id
    lesson.heading_ru = "Другой"
    second = lesson.save_revision().pk
    pages = f"/admin/pages/{lesson.pk}"
    for address in [
        edit_url(lesson), add_url(LessonPage, course), f"/admin/pages/{course.pk}/",
        f"{pages}/history/",
        f"{pages}/revisions/compare/{first}...{second}/", f"{pages}/revisions/{first}/revert/",
        f"{pages}/usage/",
        f"{pages}/copy/", f"{pages}/move/", f"{pages}/unpublish/", f"/admin/pages/{course.pk}/add_subpage/",
    ]:  # fmt: skip
        assert client.get(address, follow=True).status_code == 200, address


def test_screens_of_a_question_open(course: CoursePage, administrator: User) -> None:
    question = Question.objects.get(key="contract-t1")
    first = question.save_revision()
    question.prompt_ru = "Иначе?"
    second = question.save_revision()
    client, root = admin_client(administrator), "/admin/snippets/courses/question"
    for address in [
        f"{root}/edit/{question.pk}/", f"{root}/history/{question.pk}/", f"{root}/usage/{question.pk}/",
        f"{root}/history/{question.pk}/revisions/compare/{first.pk}...{second.pk}/",
        f"{root}/history/{question.pk}/revisions/{first.pk}/revert/", f"{root}/unpublish/{question.pk}/",
    ]:  # fmt: skip
        assert client.get(address, follow=True).status_code == 200, address


def test_the_edit_screen_has_a_tab_for_each_language(course: CoursePage, administrator: User) -> None:
    html = admin_client(administrator).get(edit_url(LessonPage.objects.get(slug="lesson-1"))).content.decode()
    for name in ("Русский", "Тоҷикӣ", "Oʻzbekcha", "Кыргызча"):
        assert f">{name}" in html.replace("\n", "").replace("  ", ""), name


def test_rich_text_has_no_colours_sizes_or_headings(course: CoursePage, administrator: User) -> None:
    form = admin_client(administrator).get(edit_url(course)).context["form"]
    options = form.fields["outcomes_ru"].widget.options
    names = {
        kind: [item["type"] for item in options.get(kind, [])]
        for kind in ("inlineStyles", "blockTypes", "entityTypes")
    }
    assert names == {
        "inlineStyles": ["BOLD"],
        "blockTypes": ["unordered-list-item", "ordered-list-item"],
        "entityTypes": ["LINK"],
    }


def test_a_programme_is_built_from_courses_and_extracts(course: CoursePage, administrator: User) -> None:
    from courses.models import ProgrammePage
    from tests.factories import make_home

    client, address = admin_client(administrator), add_url(ProgrammePage, make_home())
    lesson = LessonPage.objects.get(slug="lesson-2")
    data = {**form_of(client, address), "heading_ru": "Перед отъездом", "items-TOTAL_FORMS": "1"}
    row = {"items-0-course": course.pk, "items-0-kind": "extract", "items-0-ORDER": "1", "items-0-id": ""}
    refused = send(client, address, {**data, **row}, **{"action-publish": "1"})
    assert refused.context["form"].formsets["items"].forms[0].errors["lessons"]
    send(client, address, {**data, **row, "items-0-lessons": [lesson.pk]}, **{"action-publish": "1"})
    item = ProgrammePage.objects.get(slug="pered-otezdom").items.get()
    assert (item.kind, [page.pk for page in item.lessons.all()]) == ("extract", [lesson.pk])


def test_a_copy_takes_the_title_of_the_copy_form(course: CoursePage, administrator: User) -> None:
    """Fix: ``use_new_title``; ``title`` alone would be overwritten by the old heading."""
    lesson = LessonPage.objects.get(slug="lesson-1")
    data = {"new_title": "Копия урока", "new_slug": "copy", "new_parent_page": course.pk}
    send(admin_client(administrator), f"/admin/pages/{lesson.pk}/copy/", data)
    copy = LessonPage.objects.get(slug="copy").get_latest_revision_as_object()
    assert (copy.heading_ru, copy.heading_tg, copy.title) == ("Копия урока", "Дарси lesson-1", "Копия урока")


# --- coming in
# ---------------------------------------------------------------------------------------------------
def test_the_admin_has_no_door_of_its_own(client: Client) -> None:
    """Wagtail's sign-in page would go round our lock-out."""
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(
        ("/ru/sign-in/", "/tg/sign-in/", "/uz/sign-in/", "/ky/sign-in/")
    )
    assert "next=%2Fadmin%2F" in answer.redirect_chain[-1][0]
    assert client.post("/admin/login/", {"username": "boss", "password": "x"}).status_code in (301, 302, 405)


def test_a_learner_does_not_get_in(learner: User) -> None:
    answer = admin_client(learner).get("/admin/")
    assert (
        answer.status_code == 302 and "/admin/login" in answer["Location"] or "sign-in" in answer["Location"]
    )


# --- users
# -------------------------------------------------------------------------------------------------------
def test_users_are_staff_and_show_no_names(administrator: User, learner: User, editor: User) -> None:
    html = admin_client(administrator).get("/admin/users/").content.decode()
    assert "redaktor" in html
    assert learner.username not in html and "Гулнора" not in html


def test_a_member_of_staff_is_added(administrator: User) -> None:
    client, group = admin_client(administrator), Group.objects.get(name="Translators tg")
    data = {
        "username": "nav",
        "password1": "correct horse 42",
        "password2": "correct horse 42",
        "groups": [group.pk],
    }
    answer = send(client, "/admin/users/new/", data)
    user = User.objects.get(username="nav")
    assert user.is_staff and not user.is_superuser and user.check_password("correct horse 42")
    assert user.has_perm("courses.translate_tg") and answer.status_code == 200


@pytest.mark.parametrize(
    "field, value", [("username", ""), ("username", "1234567890"), ("password2", "other"), ("password1", "1")]
)
def test_bad_input_comes_back_with_words(administrator: User, field: str, value: str) -> None:
    data = {"username": "nav", "password1": "correct horse 42", "password2": "correct horse 42", field: value}
    answer = send(admin_client(administrator), "/admin/users/new/", data)
    assert answer.status_code == 200 and answer.context["form"].errors
    assert not User.objects.filter(username="nav").exists()


def test_a_member_of_staff_is_edited(administrator: User, editor: User) -> None:
    client, address = admin_client(administrator), f"/admin/users/edit/{editor.pk}/"
    data = form_of(client, address)
    assert not {"email", "first_name", "last_name"} & set(data)
    send(client, address, {**data, "username": "redaktor2", "groups": []})
    editor.refresh_from_db()
    assert (editor.username, editor.groups.count(), editor.check_password("correct horse 42")) == (
        "redaktor2",
        0,
        True,
    )


def test_learners_are_not_reached_from_the_users_screens(administrator: User, learner: User) -> None:
    client = admin_client(administrator)
    for what in ("edit", "delete", "history"):
        assert client.get(f"/admin/users/{what}/{learner.pk}/", follow=True).status_code == 404
    for action in ("delete", "set_active_state", "assign_role"):
        address = f"/admin/bulk/accounts/user/{action}/?id={learner.pk}&next=/admin/users/"
        send(client, address, {"mark_as_active": "False", "role": Group.objects.first().pk})
    learner.refresh_from_db()
    assert learner.is_active and not learner.groups.exists()


def test_own_settings_ask_for_no_name_and_save_the_language(editor: User) -> None:
    client = admin_client(editor)
    assert 'name="name_email-first_name"' not in client.get("/admin/account/").content.decode()
    data = {
        "locale-preferred_language": "en",
        "theme-theme": "light",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    answer = send(client, "/admin/account/", data)
    assert editor.wagtail_userprofile.preferred_language == "en", answer.content[:500]


def test_an_editor_has_no_users_screen(editor: User) -> None:
    answer = admin_client(editor).get("/admin/users/")
    assert answer.status_code == 302 and answer["Location"] == "/admin/"


def test_permissions_by_language_are_on_the_screen_of_groups(administrator: User) -> None:
    group = Group.objects.get(name="Translators tg")
    html = admin_client(administrator).get(f"/admin/groups/edit/{group.pk}/").content.decode()
    assert "Can edit texts in Tajik" in html


def test_deleting_staff_with_records_says_why(administrator: User, editor: User) -> None:
    make_staff("spare", "Editors")
    client = admin_client(administrator)
    answer: Any = send(client, f"/admin/users/delete/{User.objects.get(username='spare').pk}/", {})
    assert answer.status_code == 200 and not User.objects.filter(username="spare").exists()
    assert said(answer)
