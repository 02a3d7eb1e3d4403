"""What a load says about each language: a changed source makes translations stale, a mark stays with its words."""

import re
from pathlib import Path

import pytest

from courses.models import LessonPage
from courses.packs.load import load_pack
from courses.packs.parse import read_pack
from courses.translation_state import is_cleared_by_lawyer, state_of
from tests.small_pack import COURSE, write_small_pack

pytestmark = pytest.mark.django_db

LESSON = f"courses/{COURSE}/03-wage"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack whose third lesson a lawyer has read in Russian and a native speaker in Tajik."""
    write_small_pack(tmp_path)
    mark(tmp_path, "ru", "lawyer")
    mark(tmp_path, "tg", "native")
    load_pack(read_pack(tmp_path))
    return tmp_path


def mark(folder: Path, language: str, role: str) -> None:
    review = f"status: reviewed\nreviewer: Зарина\nreviewer_role: {role}\nreviewed_on: 2026-11-20\n"
    change(folder, language, "status: draft\n", review)


def change(folder: Path, language: str, old: str, new: str) -> None:
    path = folder / LESSON / f"{language}.md"
    text = path.read_text()
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text, count=1))


def states() -> dict[str, str]:
    lesson = LessonPage.objects.get(slug="wage")
    return {language: state_of(lesson, language) for language in ("ru", "tg", "uz", "ky")}


def test_the_marks_of_a_file_are_loaded(folder: Path) -> None:
    assert states() == {"ru": "reviewed", "tg": "reviewed", "uz": "draft", "ky": "draft"}
    assert is_cleared_by_lawyer(LessonPage.objects.get(slug="wage"))


def test_a_changed_russian_text_makes_translations_stale_and_undoes_its_own_mark(folder: Path) -> None:
    change(folder, "ru", r"(?m)^summary: .*$", "summary: Другими словами.")

    load_pack(read_pack(folder))

    assert states() == {"ru": "draft", "tg": "stale", "uz": "stale", "ky": "stale"}


def test_a_translation_made_anew_is_a_draft_again(folder: Path) -> None:
    change(folder, "ru", r"(?m)^summary: .*$", "summary: Другими словами.")
    change(folder, "uz", r"(?m)^summary: .*$", "summary: Boshqa soʻzlar bilan.")

    load_pack(read_pack(folder))

    assert states()["uz"] == "draft"


def test_a_mark_does_not_pass_to_other_words(folder: Path) -> None:
    change(folder, "tg", r"(?m)^summary: .*$", "summary: Ба таври дигар.")

    load_pack(read_pack(folder))

    assert states()["tg"] == "draft"
