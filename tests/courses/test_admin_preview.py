"""The preview shows the draft in the language that was asked for, whatever language the admin is in."""

import pytest
from django.utils import translation

from courses.models import CoursePage, LessonPage, ProgrammeItem, ProgrammePage
from lms.accounts.models import User
from tests.courses.admin_helpers import add_url, admin_client, edit_url, form_of, stream
from tests.factories import make_home, make_index

pytestmark = pytest.mark.django_db


def preview(user: User, page: LessonPage, mode: str, **changes: str) -> str:
    """The preview of unsaved changes, as the side panel of the edit screen asks for it."""
    client = admin_client(user)
    address = f"{edit_url(page)}preview/"
    answer = client.post(address, {**form_of(client, edit_url(page)), **changes})
    assert answer.json()["is_valid"], answer.json()
    shown = client.get(address, {"mode": mode})
    assert shown.status_code == 200
    return shown.content.decode()


@pytest.fixture
def lesson(course: CoursePage) -> LessonPage:
    return LessonPage.objects.get(slug="lesson-2")


def test_the_admin_is_russian_and_the_preview_tajik(lesson: LessonPage, administrator: User) -> None:
    """Trap 8. Fix: ``LanguagePreviewMixin.serve_preview`` renders inside ``translation.override(mode)``."""
    html = preview(administrator, lesson, "tg")
    assert "Матни lesson-2" in html and "Текст lesson-2" not in html
    assert '<html lang="tg"' in html


def test_the_preview_shows_what_is_not_saved_yet(lesson: LessonPage, administrator: User) -> None:
    html = preview(
        administrator, lesson, "uz", heading_uz="Yangi dars", **stream("body_uz", "Oʻzbekcha matn")
    )
    assert "Yangi dars" in html and "Oʻzbekcha matn" in html


def test_a_language_without_text_falls_back_to_russian(lesson: LessonPage, administrator: User) -> None:
    assert "Текст lesson-2" in preview(administrator, lesson, "ky")


def test_a_lesson_that_is_not_saved_yet_has_a_preview(course: CoursePage, administrator: User) -> None:
    client, address = admin_client(administrator), add_url(LessonPage, course)
    data = {**form_of(client, address), "heading_ru": "Совсем новый", **stream("body_ru", "Первые слова")}
    assert client.post(f"{address}preview/", data).json()["is_valid"]
    assert "Первые слова" in client.get(f"{address}preview/", {"mode": "ru"}).content.decode()


def test_other_pages_have_previews_too(course: CoursePage, administrator: User) -> None:
    programme = make_home().add_child(instance=ProgrammePage(slug="before", heading_ru="Перед отъездом"))
    ProgrammeItem.objects.create(programme=programme, course=course)
    pages = [
        (course, "Курси contract"),
        (make_home(), "Сафар"),
        (make_index(), "contract"),
        (programme, "Перед"),
    ]
    for page, words in pages:
        assert words in preview(administrator, page, "tg"), page


def test_a_revision_has_a_preview(lesson: LessonPage, administrator: User) -> None:
    lesson.heading_tg = "Версияи пешина"
    revision = lesson.save_revision()
    answer = admin_client(administrator).get(
        f"/admin/pages/{lesson.pk}/revisions/{revision.pk}/view/", {"mode": "tg"}
    )
    assert answer.status_code == 200


def test_previews_start_with_the_narrowest_phone(lesson: LessonPage) -> None:
    assert lesson.preview_sizes[0]["device_width"] == 320
    assert [code for code, _name in lesson.preview_modes] == ["tg", "uz", "ky", "ru"]


def test_the_language_of_the_thread_is_as_before(lesson: LessonPage, administrator: User) -> None:
    preview(administrator, lesson, "tg")
    assert translation.get_language() == "ru"
