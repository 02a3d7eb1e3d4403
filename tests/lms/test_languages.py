"""Dates, sums, lists and the order of the alphabet, in four languages."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation

from lms.languages import (
    LANGUAGES,
    alphabet_key,
    amount_text,
    endonym,
    format_date,
    join_and,
    latin_slug,
    money,
    normalise_uzbek_apostrophes,
)

pytestmark = pytest.mark.usefixtures("compiled_catalogues")
S = "\u00a0"


def test_languages_are_called_by_their_own_names():
    assert [endonym(code) for code, _name in LANGUAGES] == ["Тоҷикӣ", "Oʻzbekcha", "Кыргызча", "Русский"]
    assert endonym("de") == "de"


@pytest.mark.parametrize(
    ("language", "written"),
    [("tg", "A, B ва C"), ("uz", "A, B va C"), ("ky", "A, B жана C"), ("ru", "A, B и C"), ("de", "A, B и C")],
)
def test_a_list_ends_with_the_and_of_its_language(language, written):
    assert join_and(["A", "B", "C"], language) == written


def test_lists_of_two_one_and_none():
    assert [join_and(items, "tg") for items in (["A", "B"], ["A"], [])] == ["A ва B", "A", ""]


MONTHS = {  # as they stand inside a date
    "tg": "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
PATTERNS = {
    "tg": "5 {} соли 2026",
    "uz": "2026-yil 5-{}",
    "ky": "2026-ж., 5-{}",
    "ru": "5 {} 2026 г.",
}


@pytest.mark.parametrize("language", MONTHS)
def test_the_date_is_right_in_every_month(language):
    dates = [format_date(dt.date(2026, month, 5), language) for month in range(1, 13)]

    assert dates == [PATTERNS[language].format(month) for month in MONTHS[language].split()]


@pytest.mark.parametrize(
    ("language", "short", "with_time", "month"),
    [
        ("tg", "5 март", "5 марти соли 2026, 09:07", "марти соли 2026"),
        ("uz", "5-mart", "2026-yil 5-mart, 09:07", "2026-yil mart"),
        ("ky", "5-март", "2026-ж., 5-март, 09:07", "2026-ж., март"),
        ("ru", "5 марта", "5 марта 2026 г., 09:07", "Март 2026 г."),
    ],
)
def test_other_forms_of_a_date(language, short, with_time, month):
    moment = dt.datetime(2026, 3, 5, 9, 7)

    with translation.override(language):
        assert formats.date_format(moment, "MONTH_DAY_FORMAT") == short
        assert formats.date_format(moment, "DATETIME_FORMAT") == with_time
        assert formats.date_format(moment, "YEAR_MONTH_FORMAT") == month
        assert formats.time_format(moment, "TIME_FORMAT") == "09:07"


@pytest.mark.parametrize("language", MONTHS)
def test_the_seven_days_have_seven_short_names(language):
    with translation.override(language):
        short = [formats.date_format(dt.date(2026, 11, 23 + day), "D") for day in range(7)]

    assert len(set(short)) == 7
    assert language != "tg" or short[1] == "Сш"


@pytest.mark.parametrize("language", MONTHS)
def test_numbers_are_grouped_with_a_space_and_have_a_decimal_comma(language):
    with translation.override(language):
        assert (
            formats.number_format(Decimal("1234567.5"), use_l10n=True, force_grouping=True)
            == f"1{S}234{S}567,5"
        )
        assert forms.DecimalField(localize=True).clean("1234,5") == Decimal("1234.5")


@pytest.mark.parametrize("language", MONTHS)
def test_a_date_input_holds_what_browsers_take_and_accepts_what_people_type(language):
    with translation.override(language):
        assert forms.DateInput().format_value(dt.date(2026, 3, 5)) == "2026-03-05"
        assert forms.DateField().clean("05.03.2026") == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("-0.001", "0"),
        ("999", "999"),
        ("12000", f"12{S}000"),
        ("-1234567.5", f"−1{S}234{S}567,50"),
    ],
)
def test_amounts(value, written):
    assert amount_text(Decimal(value)) == written


@pytest.mark.parametrize(
    ("currency", "language", "written"),
    [
        ("TJS", "tg", f"1{S}200{S}сомонӣ"), ("UZS", "uz", f"1{S}200{S}soʻm"), ("KGS", "ky", f"1{S}200{S}сом"),
        ("RUB", "ru", f"1{S}200{S}₽"), ("RUB", "tg", f"1{S}200{S}рубл"), ("TJS", "de", f"1{S}200{S}сомони"),
        ("KZT", "uz", f"1{S}200{S}KZT"),
    ],
)  # fmt: skip
def test_money_puts_the_number_first_and_the_currency_in_words(currency, language, written):
    assert money(Decimal("1200"), currency, language) == written


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("O'zbekiston", "Oʻzbekiston"), ("to`g`ri", "toʻgʻri"), ("bog’", "bogʻ"), ("ma’no", "maʼno"),
        ("oʼzim sanʻat", "oʻzim sanʼat"), ("‘olma’ va 'kitob'", "‘olma’ va 'kitob'"), ("‘yo’", "‘yo’"),
        ("Жанна д'Арк", "Жанна д'Арк"),
    ],
)  # fmt: skip
def test_uzbek_apostrophes(typed, right):
    assert normalise_uzbek_apostrophes(typed) == right
    assert normalise_uzbek_apostrophes(right) == right


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Трудовой договор", "trudovoy-dogovor"), ("Қоидаҳои бехатарӣ", "qoidahoi-bekhatari"),
        ("Oʻzbekiston", "ozbekiston"), ("№ 1", "no-1"),
    ],
)  # fmt: skip
def test_a_title_of_any_script_makes_a_slug(title, slug):
    assert latin_slug(title) == slug


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("tg", "Анор ғалла дарс Замин ӣ кор қалам ӯ фил хона ҳисоб чой ҷой шаб"),
        ("uz", "anor Gul iz olma suv tol zar oʻn o'quvchi gʻoz shahar choy"),
        ("ky", "наан ңа ой өз сан Үй фото"),
        ("ru", "1 еж Ёлка ель жук"),
    ],
)
def test_texts_are_sorted_by_the_alphabet_of_their_language(language, words):
    in_order = words.split()

    assert sorted(reversed(in_order), key=lambda word: alphabet_key(word, language)) == in_order


def test_s_and_h_parted_by_a_tutuq_are_two_letters():
    words = ["shahar", "isʼhoq", "ishchi"]

    assert sorted(words, key=lambda word: alphabet_key(word, "uz")) == ["isʼhoq", "ishchi", "shahar"]
