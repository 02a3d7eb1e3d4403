"""Traps of Wagtail with modeltranslation (found by running them). Each test names the line that is its
fix."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.db.models.functions import Lower
from django.test import Client
from django.utils import translation
from wagtail.models import ReferenceIndex, Revision
from wagtail.search import index

from courses.models import CoursePage, HomePage, LessonPage, Question
from courses.queries import course_cards, course_outline
from courses.translated_fields import (
    TranslatedFieldsMixin,
    bare_field_names,
    every_translated_model_is_registered,
)
from tests.courses.admin_helpers import add_url, admin_client, draft, edit_url, form_of, send, stream
from tests.factories import make_home, make_index, make_lesson

pytestmark = pytest.mark.django_db


def first_lesson(course: CoursePage) -> LessonPage:
    return LessonPage.objects.child_of(course).order_by("path").first()


def test_1_lists_read_the_named_column_whatever_was_saved_last(course: CoursePage) -> None:
    """Fix: ``courses.queries.both`` names ``heading_<language>``; the bare column holds the last saver's
    language."""
    with translation.override("tg"):
        CoursePage.objects.get(pk=course.pk).save()
    raw = CoursePage.objects.annotate(low=Lower("heading", output_field=TextField())).get(pk=course.pk).low
    assert "Курси" in raw or "курси" in raw  # the trap is there: Tajik in the bare column
    assert course_cards()[course.pk].heading == "Курс contract"


def test_2_old_revision_without_tajik_brings_no_russian_into_tajik(course: CoursePage) -> None:
    """Fix: ``TranslatedFieldsMixin.serializable_data`` leaves the bare fields out of revisions."""
    lesson = first_lesson(course)
    revision = lesson.save_revision()
    assert not bare_field_names(LessonPage) & set(revision.content)
    for name in ("heading", "body", "summary"):
        revision.content.pop(f"{name}_tg")
    revision.save()
    with translation.override("tg"):
        old = Revision.objects.get(pk=revision.pk).as_object()
    assert not old.heading_tg and not old.body_tg
    assert old.heading_ru == "Урок lesson-1"


def test_2_reverting_in_the_admin_under_tajik_keeps_languages_apart(
    course: CoursePage, administrator: Any
) -> None:
    """Fix: as above, through the admin's own revert."""
    lesson = first_lesson(course)
    old = lesson.save_revision()
    lesson.heading_ru, lesson.heading_tg = "Новый", "Нав"
    lesson.save_revision()
    client = admin_client(administrator)
    client.cookies["lang"] = "tg"
    address = f"/admin/pages/{lesson.pk}/revisions/{old.pk}/revert/"
    send(client, edit_url(lesson), {**form_of(client, address), "revision": old.pk})
    assert (draft(lesson).heading_ru, draft(lesson).heading_tg) == ("Урок lesson-1", "Дарси lesson-1")


def test_3_draft_without_russian_saves_and_publishing_says_why(
    course: CoursePage, administrator: Any
) -> None:
    """Fix: ``RUSSIAN_REQUIRED`` in translation.py, bare fields ``blank=True``, ``SourceTextFormMixin``."""
    client = admin_client(administrator)
    data = {**form_of(client, add_url(LessonPage, course)), "heading_tg": "Дарси нав"}
    saved = send(client, add_url(LessonPage, course), data)
    assert saved.status_code == 200
    lesson = LessonPage.objects.get(slug="darsi-nav")
    assert not lesson.live
    refused = send(client, edit_url(lesson), {**form_of(client, edit_url(lesson)), "action-publish": "1"})
    errors = refused.context["form"].errors
    assert set(errors) >= {"heading_ru", "body_ru"}
    assert "Сначала" in str(errors) or "Russian text first" in str(errors)
    assert not LessonPage.objects.get(pk=lesson.pk).live


def test_4_page_made_by_code_gets_its_title_from_the_heading(course: CoursePage) -> None:
    """Fix: ``TranslatedPageMixin.full_clean`` / ``minimal_clean`` call ``fill_title``."""
    page = course.add_child(instance=LessonPage(heading_tg="Танҳо тоҷикӣ", live=False))
    assert page.title == "Танҳо тоҷикӣ"
    page.heading_ru = "Русский заголовок"
    page.save_revision(clean=False)
    assert LessonPage.objects.get(pk=page.pk).draft_title == "Русский заголовок"


def test_4_page_without_any_heading_is_a_form_error(course: CoursePage, administrator: Any) -> None:
    """Fix: ``ContentPageForm._post_clean``; Wagtail alone answers 500 here."""
    client = admin_client(administrator)
    address = add_url(LessonPage, course)
    answer = send(client, address, form_of(client, address))
    assert answer.status_code == 200 and answer.context["form"].errors["heading_ru"]


def test_5_the_source_beside_a_translation_is_not_an_input(course: CoursePage, administrator: Any) -> None:
    """Fix: ``SourcePanel`` only renders; a read-only ``FieldPanel`` made a second input whose edits were
    lost."""
    html = admin_client(administrator).get(edit_url(first_lesson(course))).content.decode()
    assert html.count('name="heading_ru"') == 1 and html.count('name="summary_ru"') == 1
    assert (
        html.count('class="source-text"') == 4 * 3
    )  # heading, summary, body and notes beside three translations
    assert "Текст lesson-1" in html


def test_7_one_language_is_published_and_the_others_stay_drafts(
    course: CoursePage, administrator: Any
) -> None:
    """Fix: ``courses.actions.publish_language``; see test_admin_publishing.py for the rest."""
    lesson = first_lesson(course)
    lesson.heading_ru, lesson.heading_tg = "Опечатка исправлена", "Нимкора"
    lesson.save_revision()
    client = admin_client(administrator)
    send(client, edit_url(lesson), form_of(client, edit_url(lesson)), **{"action-publish-ru": "1"})
    live = LessonPage.objects.get(pk=lesson.pk)
    assert (live.heading_ru, live.heading_tg) == ("Опечатка исправлена", "Дарси lesson-1")
    assert draft(lesson).heading_tg == "Нимкора"


def test_9_a_model_that_is_not_registered_is_reported() -> None:
    """Fix: ``every_translated_model_is_registered``, a system check."""
    assert every_translated_model_is_registered() == []
    from modeltranslation.translator import translator

    options = translator._registry.pop(HomePage)
    try:
        assert [error.id for error in every_translated_model_is_registered()] == ["courses.E001"]
    finally:
        translator._registry[HomePage] = options


def test_10_order_is_the_tree_and_russian_fills_gaps(course: CoursePage) -> None:
    """Fix: ``order_by("path")`` and ``text_of`` in courses.queries."""
    make_lesson(course, "a-last", tajik=False)
    with translation.override("tg"):
        headings = [lesson.heading for lesson in course_outline("contract").lessons]
    assert headings == ["Дарси lesson-1", "Дарси lesson-2", "Дарси lesson-3", "Урок a-last"]


@pytest.mark.parametrize("words", ["Дарси бехатарӣ", "Урок безопасности"])
def test_11_the_admin_finds_a_page_by_its_heading_in_any_language(
    course: CoursePage, administrator: Any, words: str
) -> None:
    """Fix: a ``SearchField`` and an ``AutocompleteField`` for each language in ``search_fields``."""
    lesson = LessonPage.objects.get(slug="lesson-2")
    lesson.heading_tg, lesson.heading_ru = "Дарси бехатарӣ", "Урок безопасности"
    lesson.save()
    index.insert_or_update_object(lesson)  # in real life a task does this after the save
    assert list(LessonPage.objects.search(words)) == [lesson]
    answer = admin_client(administrator).get("/admin/pages/search/", {"q": words})
    assert edit_url(lesson) in answer.content.decode()


def test_12_a_picture_in_a_body_counts_once(course: CoursePage) -> None:
    """Fix: ``keep_bare_fields_out_of_references`` (and modeltranslation first in INSTALLED_APPS)."""
    from wagtail.images.models import Image
    from wagtail.images.tests.utils import get_test_image_file

    image = Image.objects.create(title="x", file=get_test_image_file())
    lesson = first_lesson(course)
    value = {"image": image.pk, "alt": "x", "drawing": "", "decorative": False}
    lesson.body_ru = json.dumps([{"type": "picture", "value": value, "id": "1"}])
    lesson.save()
    ReferenceIndex.create_or_update_for_object(lesson)
    paths = [row.model_path for row in ReferenceIndex.get_references_to(image)]
    assert paths == ["body_ru.picture.image"]


def test_13_a_long_lesson_in_four_languages_can_be_sent(course: CoursePage, administrator: Any) -> None:
    """Fix: ``DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000``."""
    lesson, client = first_lesson(course), admin_client(administrator)
    data = form_of(client, edit_url(lesson))
    for language in ("ru", "tg", "uz", "ky"):
        data |= stream(f"body_{language}", *[f"{language} {number}" for number in range(72)])
    assert len(data) > 1000
    assert send(client, edit_url(lesson), data).status_code == 200
    assert len(draft(lesson).body_ky) == 72


def test_15_suffixed_names_write_their_column_and_no_other(course: CoursePage) -> None:
    """Fix: loaders and factories name ``heading_ru``, ``heading_tg``; the bare name follows the active
    language."""
    with translation.override("tg"):
        page = make_lesson(course, "fourth", heading_ru="По-русски", tajik=False)
    assert page.heading_ru == "По-русски" and not page.heading_tg


def test_16_a_view_leaves_the_thread_in_its_language_and_the_next_test_starts_in_russian(
    course: CoursePage, client: Client
) -> None:
    """Fix: the autouse fixture in tests/conftest.py. This test and the next one are a pair."""
    client.get("/tg/courses/")
    assert translation.get_language() in ("tg", "ru")
    translation.activate("tg")


def test_16_second_half() -> None:
    assert translation.get_language() == "ru"


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_17_a_copy_keeps_every_language_and_block_ids(course: CoursePage, language: str) -> None:
    """Fix: none needed for the columns as long as nobody passes a bare name to ``copy``; the copy is a page
    of its own (``exclude_fields_in_copy``)."""
    lesson = first_lesson(course)
    lesson.heading_uz, lesson.pack_id = "Dars", "contract/01"
    lesson.save_revision().publish()
    lesson = first_lesson(course)
    with translation.override(language):
        copy = lesson.copy(update_attrs={"slug": "copied"})
    copy = LessonPage.objects.get(pk=copy.pk)
    assert [copy.heading_ru, copy.heading_tg, copy.heading_uz, copy.heading_ky or ""] == [
        "Урок lesson-1", "Дарси lesson-1", "Dars", ""]  # fmt: skip
    assert [block.id for block in copy.body_tg] == [block.id for block in lesson.body_tg]
    assert not copy.body_uz and copy.pack_id == ""


def test_18_only_the_bare_field_is_silent_in_the_reference_index() -> None:
    """Fix: the attribute is set after registration, because ``TranslationField`` copies ``__dict__``."""
    assert "extract_references" in LessonPage._meta.get_field("body").__dict__
    assert "extract_references" not in LessonPage._meta.get_field("body_tg").__dict__


def test_a_question_keeps_its_choice_ids_through_drafts_and_languages(course: CoursePage) -> None:
    """Fix: choices are one untranslated stream of a snippet (courses.models.questions)."""
    question = Question.objects.filter(course=course).first()
    ids = [choice.id for choice in question.choices]
    question.prompt_tg = "Саволи дигар?"
    revision = question.save_revision()
    with translation.override("tg"):
        assert [choice.id for choice in revision.as_object().choices] == ids
        revision.publish()
    assert [choice.id for choice in Question.objects.get(pk=question.pk).choices] == ids


def test_publishing_by_code_without_russian_is_refused(course: CoursePage) -> None:
    """Fix: ``RUSSIAN_REQUIRED``: the column itself is not blank."""
    page = course.add_child(instance=LessonPage(heading_tg="Танҳо тоҷикӣ", live=False))
    with pytest.raises(ValidationError):
        page.save_revision().publish()


def test_every_translated_model_leaves_bare_fields_out(course: CoursePage) -> None:
    for obj in (make_home(), make_index(), course, first_lesson(course), Question.objects.first()):
        assert isinstance(obj, TranslatedFieldsMixin)
        assert not bare_field_names(type(obj)) & set(obj.serializable_data())
