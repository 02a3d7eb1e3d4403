"""The text checker finds what a keyboard or an old font got wrong, and leaves good text alone."""

from pathlib import Path

import pytest

from tools.check_text import check, check_file

GOOD = {
    "tg": "Шартномаи меҳнатӣ ҳуқуқи шуморо ҳифз мекунад.",
    "uz": "Mehnat shartnomasi oʻz huquqingizni maʼlum qiladi.",
    "ky": "Эмгек келишими укугуңузду өзүңүзгө билдирет.",
    "ru": "Трудовой договор защищает ваши права.",
}


@pytest.mark.parametrize("language", GOOD)
def test_good_text_passes(language):
    assert check(GOOD[language], language) == []


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("tg", "њуќуќ", "letter"),
        ("ky", "кӯн", "letter"),
        ("ru", "Cтраница", "mixed"),
        ("uz", "o'z", "apostrophe"),
        ("uz", "maʻlum", "apostrophe"),
        ("tg", "ҳу?уқ", "broken"),
        ("ru", "сло\u200bво", "broken"),
        ("ru", "мои\u0306", "broken"),
    ],
)
def test_a_wrong_letter_is_an_error(language, text, rule):
    assert {(finding.level, finding.rule) for finding in check(text, language)} == {("error", rule)}


def test_markup_and_placeholders_are_not_text():
    assert check("<a href='https://example.org'>Дарси %(number)s</a> {name}", "tg") == []


def test_lost_placeholders_of_a_catalogue_are_errors(tmp_path: Path):
    po = tmp_path / "django.po"
    po.write_text('msgid "Lesson %(n)s"\nmsgstr "Дарс"\n', encoding="utf-8")

    found = list(check_file(po, "tg"))

    assert [(finding.level, finding.rule) for finding in found] == [("error", "format")]
