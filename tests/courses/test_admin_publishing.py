"""Who may edit and publish what, language by language."""

import pytest
from django.core.exceptions import PermissionDenied

from courses.actions import CannotPublish, publish_language
from courses.models import CoursePage, LessonPage, Question
from courses.permissions import NAMES, PAGE_ROLES, ROLES
from lms.accounts.models import User
from tests.courses.admin_helpers import add_url, admin_client, draft, edit_url, form_of, said, send, stream
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(course: CoursePage) -> LessonPage:
    return LessonPage.objects.get(slug="lesson-1")


@pytest.fixture
def translator_uz(db: None) -> User:
    return make_staff("tarjimon", "Translators uz")


@pytest.fixture
def two_drafts(lesson: LessonPage) -> LessonPage:
    """A live lesson whose draft has a Russian correction and a half-done Tajik text."""
    lesson.heading_ru, lesson.heading_tg, lesson.minutes = "Исправлено", "Нимкора", 7
    lesson.save_revision()
    return LessonPage.objects.get(pk=lesson.pk)


# --- publishing one language
# -------------------------------------------------------------------------------------
def test_only_the_asked_language_goes_out(two_drafts: LessonPage, publisher: User) -> None:
    live = publish_language(two_drafts, "ru", publisher)
    assert (live.heading_ru, live.heading_tg, live.minutes) == ("Исправлено", "Дарси lesson-1", 10)
    assert live.has_unpublished_changes and live.title == "Исправлено"


def test_the_rest_of_the_draft_is_the_latest_revision(two_drafts: LessonPage, publisher: User) -> None:
    publish_language(two_drafts, "ru", publisher)
    latest = draft(two_drafts)
    assert (latest.heading_ru, latest.heading_tg, latest.minutes) == ("Исправлено", "Нимкора", 7)


def test_nothing_left_over_leaves_no_unpublished_changes(lesson: LessonPage, publisher: User) -> None:
    lesson.heading_tg = "Дарси тозашуда"
    lesson.save_revision()
    live = publish_language(lesson, "tg", publisher)
    assert live.heading_tg == "Дарси тозашуда"
    assert not live.has_unpublished_changes
    assert live.live_revision_id == live.latest_revision_id


def test_two_languages_one_after_the_other_publish_both(two_drafts: LessonPage, publisher: User) -> None:
    publish_language(two_drafts, "ru", publisher)
    live = publish_language(two_drafts, "tg", publisher)
    assert (live.heading_ru, live.heading_tg, live.minutes) == ("Исправлено", "Нимкора", 10)
    assert draft(two_drafts).minutes == 7


def test_translator_and_editor_may_not_publish(
    two_drafts: LessonPage, translator_tg: User, editor: User
) -> None:
    for person in (translator_tg, editor):
        with pytest.raises(PermissionDenied):
            publish_language(two_drafts, "tg", person)
    assert LessonPage.objects.get(pk=two_drafts.pk).heading_tg == "Дарси lesson-1"


def test_a_page_never_published_is_published_whole_first(course: CoursePage, publisher: User) -> None:
    page = course.add_child(instance=LessonPage(heading_tg="Нав", live=False))
    with pytest.raises(CannotPublish):
        publish_language(page, "tg", publisher)


def test_russian_cannot_be_published_empty(lesson: LessonPage, publisher: User) -> None:
    lesson.heading_ru = ""
    lesson.save_revision(clean=False)
    with pytest.raises(CannotPublish):
        publish_language(lesson, "ru", publisher)
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == "Урок lesson-1"


def test_button_saves_the_form_and_publishes_one_language(lesson: LessonPage, publisher: User) -> None:
    client = admin_client(publisher)
    data = {**form_of(client, edit_url(lesson)), "heading_tg": "Дарси тоза", "heading_uz": "Dars"}
    answer = send(client, edit_url(lesson), data, **{"action-publish-tg": "1"})
    live = LessonPage.objects.get(pk=lesson.pk)
    assert (live.heading_tg, live.heading_uz or "") == ("Дарси тоза", "")
    assert draft(lesson).heading_uz == "Dars" and "Тоҷикӣ" in said(answer)


def test_button_pressed_by_a_translator_only_saves(lesson: LessonPage, translator_tg: User) -> None:
    client = admin_client(translator_tg)
    assert "action-publish-tg" not in client.get(edit_url(lesson)).content.decode()
    data = {**form_of(client, edit_url(lesson)), "heading_tg": "Дарси тоза"}
    send(client, edit_url(lesson), data, **{"action-publish-tg": "1", "action-publish": "1"})
    assert LessonPage.objects.get(pk=lesson.pk).heading_tg == "Дарси lesson-1"
    assert draft(lesson).heading_tg == "Дарси тоза"


# --- translators
# -------------------------------------------------------------------------------------------------
def test_translator_sees_one_language_and_no_settings(lesson: LessonPage, translator_tg: User) -> None:
    form = admin_client(translator_tg).get(edit_url(lesson)).context["form"]
    assert set(form.fields) <= {
        "heading_tg",
        "summary_tg",
        "body_tg",
        "trainer_notes_tg",
        "comment_notifications",
    }
    assert {"heading_tg", "body_tg"} <= set(form.fields)


def test_two_translators_at_once_keep_each_others_work(
    lesson: LessonPage, translator_tg: User, translator_uz: User
) -> None:
    """Trap 6. Fix: ``permission=`` of the panels: each form holds one language and merges into the latest
    draft."""
    tajik, uzbek = admin_client(translator_tg), admin_client(translator_uz)
    opened_tg, opened_uz = form_of(tajik, edit_url(lesson)), form_of(uzbek, edit_url(lesson))
    send(tajik, edit_url(lesson), {**opened_tg, "heading_tg": "Тоҷикии нав"})
    send(uzbek, edit_url(lesson), {**opened_uz, "heading_uz": "Yangi oʻzbekcha"})
    latest = draft(lesson)
    assert (latest.heading_ru, latest.heading_tg, latest.heading_uz) == (
        "Урок lesson-1", "Тоҷикии нав", "Yangi oʻzbekcha")  # fmt: skip


def test_forged_fields_are_ignored(lesson: LessonPage, translator_tg: User) -> None:
    """Trap 6. Fix: as above; the form has no such fields."""
    client = admin_client(translator_tg)
    forged = {
        "heading_ru": "Подмена",
        "heading_uz": "Soxta",
        "minutes": "60",
        "slug": "soxta",
        **stream("body_ru", "x"),
    }
    send(client, edit_url(lesson), {**form_of(client, edit_url(lesson)), "heading_tg": "Нав", **forged})
    latest = draft(lesson)
    assert (latest.heading_tg, latest.heading_ru, latest.heading_uz or "") == ("Нав", "Урок lesson-1", "")
    assert (latest.minutes, latest.slug, len(latest.body_ru)) == (10, "lesson-1", 2)


def test_translator_changes_only_her_words_in_the_answers(course: CoursePage, translator_tg: User) -> None:
    """Fix: ``QuestionForm.merged_choices``: the answers are one list for all languages."""
    question = Question.objects.get(key="contract-t1")
    client, address = admin_client(translator_tg), f"/admin/snippets/courses/question/edit/{question.pk}/"
    data = form_of(client, address)
    right = next(number for number, choice in enumerate(question.choices) if choice.value["correct"])
    wrong = (right + 1) % 3
    data.pop(f"choices-{right}-value-correct")
    data |= {f"choices-{wrong}-value-correct": "on", "choices-0-value-text_ru": "Подмена"}
    send(client, address, {**data, "choices-0-value-text_tg": "Ҷавоби нав"})
    latest = Question.objects.get(pk=question.pk).get_latest_revision_as_object().choices
    assert [bool(choice.value["correct"]) for choice in latest].index(True) == right
    assert (
        latest[0].value["text_tg"] == "Ҷавоби нав"
        and latest[0].value["text_ru"] == question.choices[0].value["text_ru"]
    )


def test_translator_may_not_add_pages(course: CoursePage, translator_tg: User) -> None:
    answer = admin_client(translator_tg).get(add_url(LessonPage, course))
    assert answer.status_code == 302 and answer["Location"] == "/admin/"


# --- editors and publishers
# --------------------------------------------------------------------------------------
def test_editor_edits_every_language_and_cannot_publish(lesson: LessonPage, editor: User) -> None:
    client = admin_client(editor)
    data = form_of(client, edit_url(lesson))
    changed = {f"heading_{code}": f"H {code}" for code in ("ru", "tg", "uz", "ky")} | {"minutes": "12"}
    send(client, edit_url(lesson), {**data, **changed}, **{"action-publish": "1"})
    latest = draft(lesson)
    assert [latest.heading_ru, latest.heading_ky, latest.minutes] == ["H ru", "H ky", 12]
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == "Урок lesson-1"


def test_editor_submits_for_moderation(lesson: LessonPage, editor: User, publisher: User) -> None:
    client = admin_client(editor)
    send(client, edit_url(lesson), form_of(client, edit_url(lesson)), **{"action-submit": "1"})
    assert LessonPage.objects.get(pk=lesson.pk).workflow_in_progress
    assert "approve" in admin_client(publisher).get(edit_url(lesson)).content.decode()


def test_publisher_publishes(lesson: LessonPage, publisher: User) -> None:
    client = admin_client(publisher)
    data = {**form_of(client, edit_url(lesson)), "heading_ru": "Вышло"}
    send(client, edit_url(lesson), data, **{"action-publish": "1"})
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == "Вышло"


def test_publisher_who_is_no_editor_gets_words_instead_of_500(lesson: LessonPage) -> None:
    """Fix: ``SourceTextFormMixin`` looks at the page, not only at the fields of the form."""
    lesson.heading_ru = ""
    lesson.save_revision(clean=False)
    client = admin_client(make_staff("only-publisher", "Publishers"))
    answer = send(client, edit_url(lesson), form_of(client, edit_url(lesson)), **{"action-publish": "1"})
    assert answer.status_code == 200 and answer.context["form"].non_field_errors()
    assert LessonPage.objects.get(pk=lesson.pk).heading_ru == "Урок lesson-1"


def test_bulk_publish_without_russian_is_refused_with_words(course: CoursePage, administrator: User) -> None:
    """Fix: ``check_bulk_action``; Wagtail publishes in bulk without asking any form."""
    page = course.add_child(instance=LessonPage(heading_tg="Танҳо тоҷикӣ", live=False))
    page.save_revision(clean=False)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/"
    answer = send(admin_client(administrator), address, {})
    assert "Танҳо тоҷикӣ" in said(answer)
    assert not LessonPage.objects.get(pk=page.pk).live


def test_every_role_has_the_admin_and_the_pages(course: CoursePage) -> None:
    assert set(ROLES) == set(PAGE_ROLES)
    for number, role in enumerate(ROLES):
        answer = admin_client(make_staff(f"person{number}", role)).get(f"/admin/pages/{course.pk}/")
        assert answer.status_code == 200, role


def test_roles_may_be_made_twice(db: None) -> None:
    from django.apps import apps
    from django.contrib.auth.models import Group

    from courses.permissions import ensure_roles

    before = {group.name: group.permissions.count() for group in Group.objects.all()}
    ensure_roles(apps)
    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before


def test_translators_have_exactly_their_language(translator_tg: User) -> None:
    allowed = {
        code for code in ("ru", "tg", "uz", "ky") if translator_tg.has_perm(f"courses.translate_{code}")
    }
    assert allowed == {"tg"} and not translator_tg.has_perm("courses.edit_settings")


def test_the_names_of_permissions_are_those_of_the_model() -> None:
    assert dict(LessonPage._meta.permissions) == NAMES
