"""The reviewer's document on the screens of the admin."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from courses.models import CoursePage, LessonPage
from courses.translation_state import state_of
from tests.courses.admin_helpers import admin_client
from tests.courses.review_helpers import changed, row_of, sheet, write_into
from tests.factories import make_course, make_staff

pytestmark = pytest.mark.django_db

CORRECTION = {"lesson:lesson-1#0": "Дарси нави lesson-1"}
COVER = {"cover:name": "Зарина Каримова", "cover:role_native": "+", "cover:day": "20.11.2026"}


@pytest.fixture
def course() -> CoursePage:
    return make_course(lessons=2, tests=2)


@pytest.fixture
def client() -> Client:
    return admin_client(make_staff("editor", "Editors"))


def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="lesson-1")


def download(client: Client, course: CoursePage, corrections: dict[str, str], language: str = "tg") -> bytes:
    answer = client.get(reverse("review_docx", args=[course.pk, language]))

    def change(opened: Any) -> None:
        for place, text in corrections.items():
            write_into(row_of(opened, place), text)

    return changed(b"".join(answer.streaming_content), change)


def upload(client: Client, course: CoursePage, document: bytes, language: str = "tg", **more: str) -> Any:
    file = SimpleUploadedFile("back.docx", document)
    return client.post(reverse("import_review", args=[course.pk, language]), {"document": file, **more})


def test_the_document_is_downloaded_under_a_telling_name(client: Client, course: CoursePage) -> None:
    answer = client.get(reverse("review_docx", args=[course.pk, "tg"]))
    document = b"".join(answer.streaming_content)

    assert answer["Content-Disposition"].startswith('attachment; filename="review-tg-contract-')
    assert answer["Content-Disposition"].endswith('.docx"')
    assert sheet(document).code.course == "contract"
    assert len(sheet(document).rows) > 20


def test_the_screens_lead_to_each_other(client: Client, course: CoursePage) -> None:
    state = client.get(reverse("curriculum_state")).content.decode()
    form = client.get(reverse("import_review", args=[course.pk, "tg"])).content.decode()

    assert f'href="{reverse("import_review", args=[course.pk, "tg"])}"' in state
    assert f'href="{reverse("review_docx", args=[course.pk, "tg"])}"' in form


def test_corrections_become_drafts_and_are_listed(client: Client, course: CoursePage) -> None:
    answer = upload(client, course, download(client, course, CORRECTION | {"lesson:lesson-2#0": "Дарс 77"}))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert lesson().get_latest_revision_as_object().heading_tg == "Дарси нави lesson-1"
    assert lesson().heading_tg == "Дарси lesson-1"
    assert [line.endswith("«Дарси нави lesson-1»") for line in answer.context["report"]["accepted"]] == [True]
    assert "lesson:lesson-2#0" in page and "«Дарс 77»" in page


def test_a_check_alone_changes_nothing(client: Client, course: CoursePage) -> None:
    answer = upload(client, course, download(client, course, CORRECTION), only_check="on")

    assert len(answer.context["report"]["accepted"]) == 1
    assert not lesson().has_unpublished_changes


@pytest.mark.parametrize("document", [b"", b"Salom", b"PK\x03\x04 noise"])
def test_a_file_of_another_kind_comes_back_with_a_message(
    client: Client, course: CoursePage, document: bytes
) -> None:
    answer = upload(client, course, document)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["document"]


def test_the_document_of_another_language_or_course_is_refused(client: Client, course: CoursePage) -> None:
    other = make_course("money", lessons=1, tests=1)
    document, revisions = download(client, course, CORRECTION), Revision.objects.count()

    answers = [upload(client, course, document, "ru"), upload(client, other, document)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert Revision.objects.count() == revisions


def test_words_of_a_document_do_nothing_in_the_report(client: Client, course: CoursePage) -> None:
    answer = upload(
        client, course, download(client, course, {"lesson:lesson-1#0": "? <script>alert(1)</script>"})
    )

    assert "&lt;script&gt;alert(1)" in answer.content.decode()
    assert "<script>alert(1)" not in answer.content.decode()


def test_what_was_read_in_full_is_marked_the_corrected_page_waits(client: Client, course: CoursePage) -> None:
    answer = upload(client, course, download(client, course, COVER | CORRECTION), mark="on")

    assert answer.context["waiting"] == ["Урок lesson-1"]
    assert state_of(lesson(), "tg") == "draft"
    assert state_of(LessonPage.objects.get(slug="lesson-2"), "tg") == "reviewed"


def test_a_correction_of_the_course_itself_waits_too(client: Client, course: CoursePage) -> None:
    answer = upload(client, course, download(client, course, COVER | {"course#0": "Курси нав"}), mark="on")

    assert answer.context["waiting"] == ["Курс contract"]
    assert state_of(CoursePage.objects.get(), "tg") == "draft"


def test_marking_without_a_name_saves_nothing(client: Client, course: CoursePage) -> None:
    answer = upload(client, course, download(client, course, CORRECTION), mark="on")

    assert answer.status_code == 422
    assert not lesson().has_unpublished_changes


def test_a_day_in_the_future_is_said_and_the_corrections_stay(client: Client, course: CoursePage) -> None:
    document = download(client, course, COVER | CORRECTION | {"cover:day": "01.01.2999"})

    answer = upload(client, course, document, mark="on")

    assert answer.context["refusal"] and answer.context["report"]["accepted"]
    assert state_of(LessonPage.objects.get(slug="lesson-2"), "tg") == "draft"
