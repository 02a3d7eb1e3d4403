"""Curriculum packs: what is read is what is written, and an editor's work is never undone in silence."""

import dataclasses
import filecmp
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from courses.management.commands.load_curriculum import STARTER
from courses.models import CoursePage, HomePage, LessonPage, LoadedItem, ProgrammePage, Question, TestVersion
from courses.packs.body import Lines, read_body, write_body
from courses.packs.export import export_pack
from courses.packs.load import load_pack
from courses.packs.model import Block, Pack, PackError
from courses.packs.parse import read_pack
from courses.packs.richtext import inline, to_html, to_markdown
from courses.packs.stream import from_stream, to_stream
from courses.packs.write import write_pack
from tests.small_pack import COURSE, small_pack, write_small_pack

EVERY_BLOCK = """## Раздел

Абзац с **жирным** и [ссылкой](https://example.org/a?b=1). 16 200 рублей.

- раз
- два

### Часть

::: key
Важно.

И ещё.
:::

::: warning
Осторожно.
:::

::: steps
1. Первый.
2. Второй **шаг**.
:::

::: checklist
- Одно.
- Другое.
:::

::: table Подпись
| А | Б |
|---|---|
| 1 | с \\| чертой |
:::

::: picture contract "Договор на столе"
:::

::: picture house ""
:::

::: sample Расписка
Я, Мадина,
получила 100.
:::

::: example Неделя Мадины
Считаем.

| День | Часы |
|---|---|
| Пн | 9 |

Всего 9.
:::

::: country origin=TJ destination=RU
Спросите.
:::

::: region KG-B,KG-O
Баткен.
:::

::: term патент
Разрешение.
:::

::: worksheet work-diary
Посчитайте.
:::

::: contact ru-112
:::

::: help
:::

::: fact F2.12 F2.11
Патент стоит 10 000 рублей.

| Город | Цена |
|---|---|
| Москва | 10 000 |
:::

::: country origin=KG facts=F2.9,F2.15
Патент не нужен.
:::

::: region TJ-GB,TJ-RA facts=F1.2
Спросите.
:::

# trainer

**Цель.** Проверить.

- 5 минут: вопрос
"""


def body(text: str) -> tuple[tuple[Block, ...], str]:
    return read_body(Lines("x.md", text.splitlines(), 1))


# --- reading and writing ----------------------------------------------------------------------


def test_every_kind_of_block_survives_text_stream_and_back() -> None:
    blocks, notes = body(EVERY_BLOCK)

    again = tuple(from_stream(to_stream(blocks, "lesson/ru")))

    assert write_body(again, to_markdown(to_html(notes))) == EVERY_BLOCK
    assert len({block.kind for block in blocks}) == 17


@given(st.text(st.characters(whitelist_categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=80))
def test_any_line_of_text_means_the_same_after_a_round_trip(text: str) -> None:
    html = inline(text)

    assert to_html(to_markdown(html)) == html


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:x">y</a>',
        "[x](javascript:alert(1))",
        "<img src=x onerror=y>",
    ],
)
def test_markup_in_a_pack_does_nothing(evil: str) -> None:
    html = to_html(f"Текст {evil}")

    assert not re.search(r"<(script|img)|<a[^>]+javascript|<[^>]+onerror", html)


def test_block_ids_are_the_same_at_every_load() -> None:
    blocks, _notes = body(EVERY_BLOCK)

    assert to_stream(blocks, "a/ru") == to_stream(blocks, "a/ru")
    assert to_stream(blocks, "a/ru")[0]["id"] != to_stream(blocks, "a/tg")[0]["id"]


def test_starter_pack_is_written_as_it_stands(tmp_path: Path) -> None:
    pack = dataclasses.replace(read_pack(STARTER), extras={})

    write_pack(tmp_path, pack)

    assert read_pack(tmp_path) == pack
    lesson = Path("courses") / COURSE / "05-late-wages"
    for name in ("ru.md", "tg.md", "lesson.toml"):
        assert filecmp.cmp(STARTER / lesson / name, tmp_path / lesson / name, shallow=False), name


# --- mistakes ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a pack to spoil."""
    return write_small_pack(tmp_path / "pack")


LESSON = f"courses/{COURSE}/03-wage"
QUESTIONS = f"courses/{COURSE}/questions"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (f"{LESSON}/ru.md", "::: key", "::: kee", "there is no directive 'kee'"),
        (f"{LESSON}/ru.md", "status: draft", "stand: draft", "here may stand"),
        (f"{LESSON}/ru.md", "status: draft", "status: reviewed", "names its reviewer"),
        (f"{LESSON}/lesson.toml", "minutes = ", "minute = ", "'minutes' is missing"),
        (f"{LESSON}/lesson.toml", 'address = "https', 'address = "htps', "is not an address"),
        (f"{QUESTIONS}/questions.toml", 'correct = "a"', 'correct = "z"', "correct must be one of"),
        (f"{QUESTIONS}/questions.toml", 'lesson = "wage"', 'lesson = "wages"', "there is no lesson 'wages'"),
        (f"{QUESTIONS}/ru.md", "- b: ", "- d: ", "needs the choices"),
        (f"courses/{COURSE}/course.toml", "pass_mark = 70", 'pass_mark = "70"', "must be int"),
        ("programmes/family/programme.toml", 'kind = "extract"', 'kind = "piece"', "kind is core"),
    ],
)
def test_a_mistake_names_its_file_and_line(folder: Path, file: str, old: str, new: str, message: str) -> None:
    path = folder / file
    text = path.read_text()
    path.write_text(text.replace(old, new, 1))

    with pytest.raises(PackError, match=message) as refused:
        read_pack(folder)

    assert str(refused.value.path).endswith(file)
    assert 1 <= refused.value.line <= len(text.splitlines()) + 1


def test_line_of_an_unclosed_directive() -> None:
    with pytest.raises(PackError, match="no closing :::") as refused:
        body("## А\n\nБ\n\n::: key\nтекст\n")

    assert refused.value.line == 5


@pytest.mark.django_db
def test_a_broken_pack_changes_nothing_and_says_where(folder: Path) -> None:
    (folder / LESSON / "ru.md").unlink()

    with pytest.raises(CommandError, match=r"03-wage/ru\.md:1: this file is missing"):
        call_command("load_curriculum", pack=folder)

    assert not HomePage.objects.exists()


# --- loading ----------------------------------------------------------------------------------


@pytest.fixture
def pack() -> Pack:
    return small_pack()


@pytest.fixture
def loaded(db: None, pack: Pack) -> Pack:
    load_pack(pack)
    return pack


def test_starter_course_is_whole(loaded: Pack) -> None:
    course = CoursePage.objects.get(pack_id=COURSE)
    bank = Question.objects.filter(course=course, live=True)

    assert LessonPage.objects.child_of(course).live().count() == 7
    assert bank.filter(kind="test").count() >= 18
    assert bank.filter(kind="test", must_be_right=True).count() >= 3
    assert ProgrammePage.objects.live().count() == len(loaded.programmes) == 4
    assert TestVersion.objects.get(course=course).number == 1


def test_every_language_of_the_starter_course_is_there(loaded: Pack) -> None:
    for lesson in LessonPage.objects.all():
        for language in ("ru", "tg", "uz", "ky"):
            assert getattr(lesson, f"heading_{language}"), (lesson.slug, language)
            assert len(getattr(lesson, f"body_{language}")) == len(lesson.body_ru), (lesson.slug, language)
            assert getattr(lesson, f"trainer_notes_{language}"), (lesson.slug, language)


def test_second_load_does_nothing(loaded: Pack) -> None:
    revisions = {page.pk: page.live_revision_id for page in LessonPage.objects.all()}

    report = load_pack(loaded)

    assert (report.changed, report.kept) == (0, [])
    assert revisions == {page.pk: page.live_revision_id for page in LessonPage.objects.all()}


def test_load_export_load_is_identical(loaded: Pack) -> None:
    assert export_pack() == dataclasses.replace(loaded, extras={})  # those are written by their own app


def test_dry_run_tells_and_changes_nothing(db: None, pack: Pack) -> None:
    report = load_pack(pack, dry_run=True)

    assert len(report.created) > 40
    assert not HomePage.objects.exists() and not LoadedItem.objects.exists()


def test_a_failure_half_way_changes_nothing(db: None, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(course: CoursePage) -> None:
        raise RuntimeError("no power")

    monkeypatch.setattr("courses.packs.load.publish_test_version", breaks)
    with pytest.raises(RuntimeError):
        load_pack(pack)

    assert not HomePage.objects.exists() and not Question.objects.exists()


def test_an_editors_later_change_is_kept_until_overwritten(loaded: Pack, folder: Path) -> None:
    lesson = LessonPage.objects.get(slug="wage")
    lesson.heading_tg = "Таҳрири муҳаррир"
    lesson.save_revision().publish()
    path = folder / LESSON / "ru.md"
    path.write_text(path.read_text().replace("heading: ", "heading: Новое: ", 1))
    changed = read_pack(folder)

    kept = load_pack(changed)
    after_kept = LessonPage.objects.get(slug="wage")
    load_pack(changed, overwrite=True)
    after_overwrite = LessonPage.objects.get(slug="wage")

    assert kept.kept == [f"lesson:{COURSE}/wage"]
    assert after_kept.heading_tg == "Таҳрири муҳаррир" and not after_kept.heading_ru.startswith("Новое")
    assert after_overwrite.heading_ru.startswith("Новое: ")
    assert after_overwrite.heading_tg != "Таҳрири муҳаррир"


def test_a_change_in_the_pack_updates_only_that_item_and_keeps_ids(loaded: Pack, folder: Path) -> None:
    before = {block.id for block in LessonPage.objects.get(slug="wage").body_ru}
    question = Question.objects.get(key="own-copy")
    path = folder / QUESTIONS / "ru.md"
    path.write_text(path.read_text().replace("Вы подписали договор.", "Вы уже подписали договор."))

    report = load_pack(read_pack(folder))

    assert report.updated == ["question:own-copy"]
    changed = Question.objects.get(key="own-copy")
    assert changed.pk == question.pk and changed.prompt_ru.startswith("Вы уже")
    assert [c.id for c in changed.choices] == [c.id for c in question.choices]
    assert TestVersion.objects.count() == 2
    assert before == {block.id for block in LessonPage.objects.get(slug="wage").body_ru}


def test_what_left_the_pack_is_archived_not_deleted(loaded: Pack, folder: Path) -> None:
    text = (folder / QUESTIONS / "questions.toml").read_text()
    (folder / QUESTIONS / "questions.toml").write_text(text.split("\n\n", 1)[1])
    for path in (folder / QUESTIONS).glob("*.md"):
        head, _first, rest = re.split(r"(?m)^## own-copy\n", path.read_text())[0], "", path.read_text()
        path.write_text(head + re.sub(r"(?s).*?(?=^## empty-page)", "", rest, count=1, flags=re.MULTILINE))

    report = load_pack(read_pack(folder))

    assert report.archived == ["question:own-copy"]
    assert Question.objects.get(key="own-copy").live is False


def test_lessons_follow_the_order_of_the_pack(loaded: Pack, folder: Path) -> None:
    (folder / LESSON).rename(folder / f"courses/{COURSE}/00-wage")

    load_pack(read_pack(folder))

    course = CoursePage.objects.get(pack_id=COURSE)
    assert LessonPage.objects.child_of(course).order_by("path").first().slug == "wage"
