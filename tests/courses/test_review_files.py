"""Export and import by command, into the Markdown of a pack; what was not taken is kept beside the document."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.packs.parse import read_course
from tests.courses.review_helpers import CORRECTIONS, export, fill
from tests.small_pack import COURSE, write_small_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "pack")


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_without_corrections_no_file_changes(pack: Path, tmp_path: Path) -> None:
    before = files(pack)

    call_command("import_review", export(tmp_path, COURSE, pack=pack), pack=pack)

    assert files(pack) == before


def test_corrections_reach_their_lines_of_markdown_and_no_others(pack: Path, tmp_path: Path) -> None:
    before = files(pack)
    document = fill(export(tmp_path, COURSE, pack=pack), CORRECTIONS)

    call_command("import_review", document, pack=pack)

    course = f"courses/{COURSE}"
    places = {
        f"{course}/tg.md": "heading: Шартнома ва ҳуқуқҳои кор",
        f"{course}/03-wage/tg.md": "heading: Музди меҳнат",
        f"{course}/questions/tg.md": "Шартномаро имзо кардед. Чӣ бояд гиред?",
    }
    after = files(pack)
    assert {name for name in after if after[name] != before[name]} == set(places)
    for name, line in places.items():
        new = set(after[name].splitlines()) - set(before[name].splitlines())
        assert new == {line}, name


def test_a_dry_run_writes_nothing(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = fill(
        export(tmp_path, COURSE, pack=pack),
        {**CORRECTIONS, "lesson:wage#1": "Маош барои 5 нафар чӣ тавр ҳисоб карда мешавад."},
    )
    before = files(pack)

    with pytest.raises(CommandError, match="Not taken: 1"):
        call_command("import_review", document, pack=pack, dry_run=True)

    assert files(pack) == before
    assert not (tmp_path / "review.report.txt").exists()
    assert "Corrections taken: 3." in capsys.readouterr().out


def test_a_bad_row_is_kept_in_a_report_and_the_good_ones_land(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = fill(
        export(tmp_path, COURSE, pack=pack),
        {**CORRECTIONS, "lesson:wage#1": "Маош барои 5 нафар чӣ тавр ҳисоб карда мешавад."},
    )

    with pytest.raises(CommandError) as ended:
        call_command("import_review", document, to="files", pack=pack)

    report = (tmp_path / "review.report.txt").read_text()
    assert ended.value.returncode == 1
    assert "heading: Музди меҳнат" in (pack / f"courses/{COURSE}/03-wage/tg.md").read_text()
    assert (
        "lesson:wage#1: The numbers are 5; in Russian they are" in report
        and "«Маош барои 5 нафар чӣ тавр ҳисоб карда мешавад.»" in report
    )
    assert "Traceback" not in capsys.readouterr().err


def test_a_reviewed_text_is_a_draft_again_when_corrected(pack: Path, tmp_path: Path) -> None:
    path = pack / f"courses/{COURSE}/03-wage/tg.md"
    reviewed = "status: reviewed\nreviewer: Зарина\nreviewer_role: native\nreviewed_on: 2026-11-30"
    path.write_text(path.read_text().replace("status: draft", reviewed, 1))

    call_command(
        "import_review",
        fill(export(tmp_path, COURSE, pack=pack), {"lesson:wage#0": "Музди меҳнат"}),
        pack=pack,
    )

    assert read_course(pack / "courses" / COURSE).lessons[2].texts["tg"].status == "draft"


def test_texts_read_in_full_are_marked_in_the_files(pack: Path, tmp_path: Path) -> None:
    cover = {"cover:name": "Зарина Каримова", "cover:role_native": "+", "cover:day": "20.11.2026"}
    document = fill(
        export(tmp_path, COURSE, pack=pack), {**CORRECTIONS, **cover, "lesson:late-wages#0": "? Чаро"}
    )

    call_command("import_review", document, pack=pack, mark_reviewed=True)

    texts = {lesson.slug: lesson.texts["tg"] for lesson in read_course(pack / "courses" / COURSE).lessons}
    wage = texts["wage"]
    assert (wage.status, wage.reviewer, wage.reviewer_role) == ("reviewed", "Зарина Каримова", "native")
    assert wage.reviewed_on == dt.date(2026, 11, 20)
    assert texts["late-wages"].status == "draft"


def test_without_the_option_nothing_is_marked(pack: Path, tmp_path: Path) -> None:
    cover = {"cover:name": "Зарина Каримова", "cover:role_native": "+", "cover:day": "20.11.2026"}
    before = files(pack)

    call_command("import_review", fill(export(tmp_path, COURSE, pack=pack), cover), pack=pack)

    assert files(pack) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "The file is empty"), (b"Salom", "not a Word document"), (None, "No such file")],
)
def test_a_file_that_is_no_document_ends_with_one_clear_line(
    pack: Path, tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "came-back.docx"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        call_command("import_review", path, pack=pack)


def test_a_course_that_is_not_there_is_named(pack: Path, tmp_path: Path, db: None) -> None:
    document = export(tmp_path, COURSE, pack=pack)

    with pytest.raises(CommandError, match="There is no course “employment-contract” here"):
        call_command("import_review", document)
    for source in ({}, {"pack": pack}):
        with pytest.raises(CommandError, match="There is no course “nothing”"):
            call_command("export_review", "tg", "nothing", **source)


def test_nothing_is_marked_for_a_day_to_come(pack: Path, tmp_path: Path) -> None:
    cover = {"cover:name": "Зарина Каримова", "cover:role_native": "+", "cover:day": "01.01.2999"}
    before = files(pack)

    with pytest.raises(CommandError, match="lies in the future"):
        call_command(
            "import_review",
            fill(export(tmp_path, COURSE, pack=pack), {**CORRECTIONS, **cover}),
            pack=pack,
            mark_reviewed=True,
        )

    assert files(pack) == before


def test_marking_needs_the_first_page(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="name is missing on the first page"):
        call_command("import_review", export(tmp_path, COURSE, pack=pack), pack=pack, mark_reviewed=True)
