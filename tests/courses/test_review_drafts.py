"""Corrections in the database become drafts: the site stays, an editor publishes."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageLogEntry, Revision

from courses.actions.correcting import import_review
from courses.actions.publishing import publish_language
from courses.actions.reviewing import Review, mark_reviewed
from courses.models import CoursePage, LessonPage, Question
from courses.packs.export import draft_of
from courses.packs.load import load_pack
from courses.packs.richtext import to_markdown
from courses.translation_state import state_of
from lms.accounts.models import User
from tests.courses.review_helpers import export, fill, filled, longer, parts_of, place_of, sheet
from tests.factories import make_course, make_staff
from tests.small_pack import COURSE, small_pack

DRAFTS = {
    "course#0": "Курси нав",
    "lesson:lesson-1#0": "Дарси нави lesson-1",
    "question:contract-t0#0": "Саволи нави contract-t0?",
}


@pytest.fixture
def course(db: None) -> CoursePage:
    return make_course(lessons=2, tests=2)


@pytest.fixture
def editor(db: None) -> User:
    return make_staff("editor", "Editors")


def lesson(number: int = 1) -> LessonPage:
    return LessonPage.objects.get(slug=f"lesson-{number}")


def question() -> Question:
    return Question.objects.get(key="contract-t0")


def on_the_site() -> list[Any]:
    """What learners get, and the number of every published revision."""
    pages = LessonPage.objects.order_by("pk")
    texts = [
        (page.heading_tg, str(page.body_tg), page.trainer_notes_tg, page.live_revision_id) for page in pages
    ]
    asked = [
        (row.prompt_tg, str(row.choices), row.live_revision_id) for row in Question.objects.order_by("pk")
    ]
    return [texts, asked, list(CoursePage.objects.values_list("heading_tg", "live_revision_id"))]


def everything(course: CoursePage) -> list[Any]:
    """The same with all drafts."""
    return [*on_the_site(), Revision.objects.count(), draft_of(course)[0]]


def test_a_whole_course_stays_as_it_was_or_is_as_corrected(db: None, tmp_path: Path) -> None:
    load_pack(small_pack())
    course = CoursePage.objects.get(pack_id=COURSE)
    before = everything(course)

    call_command("import_review", export(tmp_path, COURSE))
    assert everything(course) == before

    document = filled(before[-1], {place_of(part): longer(part) for part in parts_of(before[-1])})
    outcome = import_review(course, sheet(document))
    assert len(outcome.accepted) > 500
    assert draft_of(course)[0] == outcome.corrected() != before[-1]
    assert on_the_site() == before[:3]


def test_corrections_become_drafts_and_the_site_stays(course: CoursePage, tmp_path: Path) -> None:
    site, before = on_the_site(), draft_of(course)[0]

    call_command("import_review", fill(export(tmp_path, "contract"), DRAFTS))

    after = draft_of(course)[0]
    assert on_the_site() == site
    assert after.texts["tg"].heading == "Курси нав"
    assert after.lessons[0].texts["tg"].heading == "Дарси нави lesson-1"
    assert after.questions[0].texts["tg"].prompt == "Саволи нави contract-t0?"
    assert (after.lessons[1:], after.questions[1:]) == (before.lessons[1:], before.questions[1:])
    assert after.lessons[0].texts["ru"] == before.lessons[0].texts["ru"]
    assert lesson().has_unpublished_changes and question().has_unpublished_changes
    assert not lesson(2).has_unpublished_changes


def test_choices_and_reasons_become_drafts_in_their_own_language(course: CoursePage, tmp_path: Path) -> None:
    before = [dict(choice.value) for choice in question().choices]

    call_command(
        "import_review",
        fill(export(tmp_path, "contract"), {"question:contract-t0#3": "Ҷавоби нави b contract-t0"}),
    )

    draft = question().get_latest_revision_as_object()
    after = [dict(choice.value) for choice in draft.choices]
    assert after[1].pop("text_tg") == "Ҷавоби нави b contract-t0" != before[1].pop("text_tg")
    assert after == before
    assert [choice.id for choice in draft.choices] == [choice.id for choice in question().choices]


def test_an_editor_publishes_what_was_corrected(course: CoursePage, tmp_path: Path) -> None:
    call_command("import_review", fill(export(tmp_path, "contract"), DRAFTS))

    publish_language(lesson(), "tg")

    assert lesson().heading_tg == "Дарси нави lesson-1"
    assert state_of(lesson(), "tg") == "draft"


def test_a_reviewed_text_is_a_draft_when_its_correction_is_published(
    course: CoursePage, tmp_path: Path, editor: User
) -> None:
    mark_reviewed([lesson(), lesson(2)], Review("tg", "Зарина", "native", dt.date(2026, 11, 20)), editor)

    call_command("import_review", fill(export(tmp_path, "contract"), DRAFTS))

    assert state_of(lesson(), "tg") == "reviewed"  # what is on the site was read
    assert state_of(lesson().get_latest_revision_as_object(), "tg") == "draft"
    assert state_of(lesson(2).get_latest_revision_as_object(), "tg") == "reviewed"


def test_the_history_names_who_imported_and_who_corrected(
    course: CoursePage, tmp_path: Path, editor: User
) -> None:
    corrections = {"lesson:lesson-1#0": DRAFTS["lesson:lesson-1#0"], "cover:name": "Зарина"}

    call_command("import_review", fill(export(tmp_path, "contract"), corrections), user="editor")

    entry = PageLogEntry.objects.get(action="courses.corrected")
    assert (entry.page_id, entry.user) == (lesson().pk, editor)
    assert entry.data == {"language": "tg", "rows": 1, "reviewer": "Зарина"}
    assert lesson().latest_revision.user == editor


def test_a_dry_run_makes_no_draft(course: CoursePage, tmp_path: Path) -> None:
    before = everything(course)

    call_command("import_review", fill(export(tmp_path, "contract"), DRAFTS), dry_run=True)

    assert everything(course) == before


def test_a_failure_half_way_makes_no_draft(
    course: CoursePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, before = fill(export(tmp_path, "contract"), DRAFTS), everything(course)

    def breaks(*args: Any) -> None:
        raise RuntimeError("no power")

    monkeypatch.setattr("courses.actions.correcting._put_question", breaks)
    with pytest.raises(RuntimeError):
        call_command("import_review", document)

    assert everything(course) == before


def test_the_newest_draft_is_what_is_exported_and_corrected(course: CoursePage, tmp_path: Path) -> None:
    page = lesson()
    page.summary_tg, page.heading_uz = "Хулосаи муҳаррир.", "Muharrir"
    page.save_revision()

    call_command("import_review", fill(export(tmp_path, "contract"), DRAFTS))

    draft = lesson().get_latest_revision_as_object()
    assert (draft.heading_tg, draft.summary_tg) == ("Дарси нави lesson-1", "Хулосаи муҳаррир.")
    assert draft.heading_uz == "Muharrir"


def test_a_draft_saved_after_the_export_is_a_conflict(course: CoursePage, tmp_path: Path) -> None:
    document = fill(export(tmp_path, "contract"), DRAFTS)
    page = lesson()
    page.heading_tg = "Дарси муҳаррир"
    page.save_revision()

    with pytest.raises(CommandError, match="Not taken: 1"):
        call_command("import_review", document)

    assert lesson().get_latest_revision_as_object().heading_tg == "Дарси муҳаррир"
    assert question().get_latest_revision_as_object().prompt_tg == "Саволи нави contract-t0?"
    assert "Now: “Дарси муҳаррир” «Дарси нави lesson-1»" in (tmp_path / "review.report.txt").read_text()


def test_the_russian_text_is_corrected_in_the_same_way(course: CoursePage, tmp_path: Path) -> None:
    document = fill(export(tmp_path, "contract", "ru"), {"lesson:lesson-2#3": "Новый текст lesson-2"})

    call_command("import_review", document)

    draft = lesson(2).get_latest_revision_as_object()
    assert to_markdown(draft.body_ru[1].value.source) == "Новый текст lesson-2"
    assert state_of(draft, "tg") == "draft"


def test_notes_and_aims_are_corrected(course: CoursePage, tmp_path: Path) -> None:
    page = lesson()
    for language in ("ru", "tg"):
        setattr(
            page, f"trainer_notes_{language}", f"<p><b>A</b> {language}</p><ul><li>один</li><li>ду</li></ul>"
        )
        setattr(course, f"outcomes_{language}", "<ul><li>як</li><li>ду</li></ul>")
    page.save_revision().publish()
    course.save_revision().publish()
    wanted = {"lesson:lesson-1#4.3": "се", "course#3.1": "чор"}

    call_command("import_review", fill(export(tmp_path, "contract"), wanted))

    draft = lesson().get_latest_revision_as_object()
    assert draft.trainer_notes_tg == "<p><b>A</b> tg</p><ul><li>один</li><li>се</li></ul>"
    assert draft.trainer_notes_ru == page.trainer_notes_ru
    draft = CoursePage.objects.get(pk=course.pk).get_latest_revision_as_object()
    assert draft.outcomes_tg == "<ul><li>чор</li><li>ду</li></ul>"


# --- what a pack cannot hold ------------------------------------------------------------------

SOUND = {"type": "audio", "value": {"file": 7, "minutes": 2, "transcript": "<p>Ин.</p>"}, "id": "sound-1"}
KEYED = {"type": "paragraph", "value": '<p data-block-key="ab12c">Матни аввал.</p>', "id": "text-1"}
STEPS = {
    "type": "steps",
    "id": "steps-1",
    "value": {"items": [{"type": "item", "value": "<p>Қадами якум.</p>", "id": "item-1"}]},
}
PAGE_LINK = {"type": "paragraph", "value": '<p>Ба <a linktype="page" id="3">дарс</a>.</p>', "id": "text-2"}
RUSSIAN = [
    {"type": "paragraph", "value": "<p>Первый текст.</p>"},
    {"type": "steps", "value": {"items": [{"type": "item", "value": "<p>Первый шаг.</p>"}]}},
    {"type": "paragraph", "value": "<p>К уроку.</p>"},
]


@pytest.fixture
def with_sound(db: None) -> LessonPage:
    """A lesson as the admin makes them: sound, keys of the editor, a link to a page."""
    course = make_course(lessons=1)
    page = LessonPage.objects.child_of(course).get()
    page.body_ru, page.body_tg = json.dumps(RUSSIAN), json.dumps([SOUND, KEYED, STEPS, PAGE_LINK])
    page.save_revision().publish()
    return page


def test_sound_and_ids_stay_when_the_text_beside_them_is_corrected(
    with_sound: LessonPage, tmp_path: Path
) -> None:
    corrections = {"lesson:lesson-1#2": "Матни дигар.", "lesson:lesson-1#3": "Қадами дигар."}

    call_command("import_review", fill(export(tmp_path, "contract"), corrections))

    raw = LessonPage.objects.get().get_latest_revision_as_object().body_tg.get_prep_value()
    assert raw[0] == SOUND and raw[3] == PAGE_LINK
    assert (raw[1]["id"], to_markdown(raw[1]["value"])) == ("text-1", "Матни дигар.")
    (item,) = raw[2]["value"]["items"]
    assert (raw[2]["id"], item["id"], to_markdown(item["value"])) == ("steps-1", "item-1", "Қадами дигар.")


def test_a_link_to_a_page_is_not_lost_by_a_correction(with_sound: LessonPage, tmp_path: Path) -> None:
    document = fill(export(tmp_path, "contract"), {"lesson:lesson-1#4": "Ба ин [дарс]() нигаред."})

    with pytest.raises(CommandError):
        call_command("import_review", document)

    assert "can be kept only in the admin" in (tmp_path / "review.report.txt").read_text()
    assert LessonPage.objects.get().get_latest_revision_as_object().body_tg.get_prep_value()[3] == PAGE_LINK
