"""Numbers, dates and times as people write them; a message that says what to do when they cannot be read."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.worksheets.forms.fields import (
    ClockField,
    DayField,
    FeeField,
    PercentField,
    RateField,
    SumField,
    WholeField,
)
from courses.worksheets.sums import Fee
from lms.languages import format_date

MARCH_3 = dt.date(2026, 3, 3)


def refusal(field: Any, text: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(text)
    return str(refused.value.messages[0])


@pytest.mark.parametrize(
    "text",
    ["03.03.2026", "3 3 26", "3.3.26", "3/3/2026", "03-03-2026", "2026-03-03", "03032026", "030326", " 3. 3. 2026 ",
     "3 марта 2026", "3 марта 2026 г.", "3 Март 2026", "3 mart 2026", "3 MART 26"],
)  # fmt: skip
def test_dates_as_people_write_them(text: str) -> None:
    assert DayField().clean(text) == MARCH_3


@settings(derandomize=True, deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(["tg", "uz", "ky", "ru"]))
def test_a_date_as_the_site_writes_it_is_understood(date: dt.date, language: str) -> None:
    assert DayField().clean(format_date(date, language)) == date


@pytest.mark.parametrize(
    "text", ["завтра", "3 марта", "03.2026", "3.3.3.2026", "март", "3 марта апреля 26", "33", "1.2.326"]
)
def test_a_date_that_cannot_be_read_asks_for_all_three(text: str) -> None:
    assert refusal(DayField(), text) == "Напишите день, месяц и год, например 03.03.2026."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31.02.2026", "Такого дня нет. Проверьте день и месяц."),
        ("3.13.2026", "Такого дня нет. Проверьте день и месяц."),
        ("0.1.2026", "Такого дня нет. Проверьте день и месяц."),
        ("03.03.0026", "Проверьте год."),
        ("03.03.9999", "Проверьте год."),
    ],
)
def test_a_day_that_is_not_in_the_calendar(text: str, message: str) -> None:
    assert refusal(DayField(), text) == message


@pytest.mark.parametrize("text", ["12000,50", "12 000,5", "12\u202f000.50", "12'000.5"])
def test_sums(text: str) -> None:
    assert SumField().clean(text) == Decimal("12000.5")


@pytest.mark.parametrize("text", ["12.000", "1,2,3", "-5", "1e5", "12 сом", "½"])
def test_unclear_sums(text: str) -> None:
    assert refusal(SumField(), text) == "Напишите сумму цифрами, например 12000 или 12000,50."


def test_rates_have_more_places_and_are_never_nothing() -> None:
    assert RateField().clean("0,113025") == Decimal("0.113025")
    assert refusal(RateField(), "0") == "Напишите курс цифрами, например 0,1085 или 148."


@pytest.mark.parametrize(
    ("text", "fee"),
    [("300", Fee(Decimal(300))), ("1%", Fee(Decimal(1), True)), ("1,5 %", Fee(Decimal("1.5"), True))],
)
def test_a_fee_is_a_sum_or_per_cent(text: str, fee: Fee) -> None:
    assert FeeField().clean(text) == fee


def test_per_cent_with_and_without_the_sign_and_its_limit() -> None:
    assert (PercentField().clean("30"), PercentField().clean("2,5 %")) == (30, Decimal("2.5"))
    assert refusal(PercentField(100), "101") == "Слишком много процентов. Проверьте число."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,5", "Напишите целое число, например 12."),
        ("0", "Напишите целое число, например 12."),
        ("13", "Не больше 12."),
    ],
)
def test_whole_numbers_keep_to_their_limits(text: str, message: str) -> None:
    assert refusal(WholeField(1, 12), text) == message


@pytest.mark.parametrize(
    "field", [SumField, RateField, FeeField, PercentField, WholeField, DayField, ClockField]
)
def test_what_was_not_filled_in_is_none(field: type) -> None:
    assert field().clean(" ") is None


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from([SumField, RateField, FeeField, PercentField, WholeField, DayField, ClockField]),
    st.text(max_size=9),
)
def test_no_text_breaks_a_field(field: type, text: str) -> None:
    try:
        field().clean(text)
    except ValidationError as refused:
        assert refused.messages
