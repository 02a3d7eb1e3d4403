import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.worksheets.forms import ContractChecklistForm, WorkDiaryForm
from courses.worksheets.sums import ImpossibleTimes, count_wage, judge_contract, minutes_worked


def week(hours: str = "8:00 18:00", days: int = 6, **more: str) -> dict[str, str]:
    start, end = hours.split()
    data = {"rate": "300", "paid": "12 000", "currency": "RUB", **more}
    for n in range(1, days + 1):
        data |= {f"start_{n}": start, f"end_{n}": end, f"break_{n}": "60"}
    return data


def test_madinas_week_of_the_fact_base() -> None:
    """54 hours at 300 are 16,200; paid 12,000; 4,200 missing; 14 hours above 40 (module 3, worksheet B)."""
    form = WorkDiaryForm(week())

    assert form.is_valid(), form.errors
    result = form.result()

    assert (result.hours, result.over_normal) == (Decimal(54), Decimal(14))
    assert (result.earned, result.paid, result.missing) == (
        Decimal("16200.00"),
        Decimal(12000),
        Decimal("4200.00"),
    )


def test_a_night_shift_ends_the_next_morning() -> None:
    assert minutes_worked(dt.time(20), dt.time(8), 60) == 11 * 60


@pytest.mark.parametrize(
    ("end", "pause", "reason"), [(dt.time(8), 0, "same"), (dt.time(9), 60, "break_too_long")]
)
def test_impossible_times(end: dt.time, pause: int, reason: str) -> None:
    with pytest.raises(ImpossibleTimes) as refused:
        minutes_worked(dt.time(8), end, pause)

    assert refused.value.reason == reason


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(1, 1439), max_size=7), st.integers(0, 10_000), st.integers(0, 10_000_000))
def test_missing_is_earned_less_paid_and_never_negative(minutes: list[int], rate: int, paid: int) -> None:
    result = count_wage(minutes, Decimal(rate), Decimal(paid))

    assert result.missing == max(Decimal(0), result.earned - paid)
    assert abs(result.earned - Decimal(sum(minutes)) * rate / 60) <= Decimal("0.005")


@pytest.mark.parametrize("text", ["8", "8:00", "08.00", "8-00", "8 00"])
def test_times_as_people_write_them(text: str) -> None:
    form = WorkDiaryForm({"start_1": text, "end_1": "18:00", "currency": "RUB"})

    assert form.is_valid(), form.errors
    assert form.result().hours == Decimal(10)


@pytest.mark.parametrize("text", ["12000", "12 000", "12\u00a0000", "12000,00", "12000.00"])
def test_sums_as_people_write_them(text: str) -> None:
    form = WorkDiaryForm(week(paid=text))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["paid"] == Decimal(12000)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("start_1", "25:00", "Write the time like 8:00 or 18:30."),
        ("rate", "-5", "Write the sum in digits, for example 12000 or 12000,50."),
        ("rate", "много", "Write the sum in digits, for example 12000 or 12000,50."),
        ("rate", "99999999999", "This sum is too big. Look at the zeros again."),
        ("end_1", "8:00", "Start and end are the same. Write when you really stopped."),
        ("end_1", "", "Write both: when you started and when you stopped."),
        ("break_1", "700", "The break is longer than the work. Write the break in minutes."),
    ],
)
def test_impossible_input_says_what_to_do_and_stays(field: str, value: str, message: str) -> None:
    with translation.override("tg"):
        form = WorkDiaryForm(week() | {field: value})
        errors = [str(error) for error in form.errors[field]]

        expected = gettext(message)
    assert errors == [expected]
    assert expected != message
    assert form[field].value() == value


def test_three_doubts_stop_the_signature() -> None:
    two = judge_contract(["yes"] * 8 + ["no", "unclear"])
    three = judge_contract(["yes"] * 6 + ["no", "unclear", "no", ""])

    assert (two.do_not_sign_yet, three.do_not_sign_yet) == (False, True)
    assert (three.yes, three.no, three.unclear, three.empty) == (6, 2, 1, 1)


def test_checklist_refuses_an_answer_that_is_none() -> None:
    form = ContractChecklistForm({"point_1": "maybe"})

    assert not form.is_valid()
    assert list(form.errors) == ["point_1"]
