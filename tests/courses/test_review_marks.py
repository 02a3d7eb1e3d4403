"""Who may take the corrections of a document, and which texts count as reviewed after it."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from courses.actions.correcting import import_review
from courses.actions.publishing import publish_language
from courses.models import CoursePage, LessonPage, Question
from courses.packs.review.reading import read_document
from courses.translation_state import state_of
from lms.accounts.models import User
from tests.courses.review_helpers import export, fill
from tests.courses.test_review_drafts import DRAFTS, everything, lesson, question
from tests.factories import make_course, make_staff


@pytest.fixture
def course(db: None) -> CoursePage:
    return make_course(lessons=2, tests=2)


@pytest.fixture
def editor(db: None) -> User:
    return make_staff("editor", "Editors")


def sheet_of(path: Path) -> Any:
    with path.open("rb") as file:
        return read_document(file)


def test_a_translator_takes_only_her_language(course: CoursePage, tmp_path: Path) -> None:
    document = fill(export(tmp_path, "contract"), DRAFTS)
    before = everything(course)

    with pytest.raises(PermissionDenied):
        import_review(course, sheet_of(document), make_staff("uzbek", "Translators uz"))
    assert everything(course) == before

    outcome = import_review(course, sheet_of(document), make_staff("tajik", "Translators tg"))
    assert len(outcome.accepted) == 3


def test_a_locked_page_takes_nothing_the_others_do(course: CoursePage, tmp_path: Path, editor: User) -> None:
    document = fill(export(tmp_path, "contract"), DRAFTS)
    LessonPage.objects.filter(slug="lesson-1").update(locked=True)

    outcome = import_review(course, sheet_of(document), editor)

    assert [(problem.code, problem.text) for problem in outcome.problems] == [
        ("locked", "Дарси нави lesson-1")
    ]
    assert len(outcome.accepted) == 2


def test_the_language_alone_opens_no_page_and_no_question(course: CoursePage, tmp_path: Path) -> None:
    """Whoever may write Tajik still needs the right to edit the page, or questions, each asked for itself."""
    document = fill(export(tmp_path, "contract"), DRAFTS)
    person = make_staff("guest")
    person.user_permissions.add(Permission.objects.get(codename="translate_tg"))
    before = everything(course)

    outcome = import_review(course, sheet_of(document), person)

    assert [problem.code for problem in outcome.problems] == ["forbidden"] * 3
    assert not outcome.accepted and everything(course) == before

    person.user_permissions.add(Permission.objects.get(codename="change_question"))
    outcome = import_review(course, sheet_of(document), User.objects.get(pk=person.pk))

    assert [problem.code for problem in outcome.problems] == ["forbidden"] * 2
    assert len(outcome.accepted) == 1 and question().latest_revision is not None


COVER = {"cover:name": "Зарина Каримова", "cover:role_native": "+", "cover:day": "20.11.2026"}


def test_what_was_read_in_full_is_marked_corrections_only_once_published(
    course: CoursePage, tmp_path: Path, editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    corrections = {"lesson:lesson-1#0": "Дарси нави lesson-1", "question:contract-t1#0": "? Чаро"}
    document = fill(export(tmp_path, "contract"), {**COVER, **corrections})
    options = {"mark_reviewed": True, "user": "editor"}

    call_command("import_review", document, **options)
    before = [state_of(obj, "tg") for obj in (lesson(), lesson(2), question())]
    publish_language(lesson(), "tg")
    call_command("import_review", document, **options)

    assert before == ["draft", "reviewed", "reviewed"]
    assert "(then import again): Урок lesson-1" in capsys.readouterr().out
    assert state_of(lesson(), "tg") == "reviewed" and lesson().heading_tg == "Дарси нави lesson-1"
    assert lesson().translation_states["tg"]["reviewer"] == "Зарина Каримова"
    assert state_of(Question.objects.get(key="contract-t1"), "tg") == "draft"


def test_a_mark_in_the_database_needs_somebody_who_sets_it(course: CoursePage, tmp_path: Path) -> None:
    document = fill(export(tmp_path, "contract"), {**COVER, **DRAFTS})
    before = everything(course)

    for options, message in (({}, "--mark-reviewed needs --user"), ({"user": "nobody"}, "There is nobody")):
        with pytest.raises(CommandError, match=message):
            call_command("import_review", document, mark_reviewed=True, **options)

    assert everything(course) == before
