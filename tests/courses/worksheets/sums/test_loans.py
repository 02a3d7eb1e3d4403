"""The two loans of module 8, and that a named rate is found again."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.worksheets.sums import (
    Fee,
    ImpossibleLoan,
    count_loan,
    falling_payment,
    flat_payment,
    yearly_rate,
)
from tests.courses.worksheets.helpers import ZERO, fixed_seed


def test_loan_1_of_module_8_falling_balance_with_a_fee() -> None:
    payment = falling_payment(D(10_000), D(30), 12)
    loan = count_loan(D(10_000), 12, payment, Fee(D(2), is_per_cent=True))

    assert (loan.in_hand, loan.payment) == (9_800, D("974.87"))
    assert (loan.total, loan.overpaid, loan.rate) == (D("11698.46"), D("1898.46"), D("34.0"))


def test_loan_2_of_module_8_flat() -> None:
    loan = count_loan(D(10_000), 12, flat_payment(D(10_000), D(30), 12), ZERO)

    assert (loan.in_hand, loan.payment) == (10_000, D("1083.33"))
    assert (loan.total, loan.overpaid, loan.rate) == (13_000, 3_000, D("51.4"))


def test_the_payment_as_the_bank_rounds_it_gives_the_same_rate() -> None:
    assert count_loan(D(10_000), 12, D("974.87"), Fee(D(200))).rate == D("34.0")


@pytest.mark.parametrize("payment", ["1000", "833.33"])
def test_a_loan_without_per_cent_costs_nothing(payment: str) -> None:
    months = 10 if payment == "1000" else 12
    loan = count_loan(D(10_000), months, D(payment), ZERO)

    assert (loan.overpaid, loan.rate) == (0, 0)


@pytest.mark.parametrize(("fee", "reason"), [(Fee(D(100)), "fee_takes_all"), (ZERO, "pays_less")])
def test_impossible_loans(fee: Fee, reason: str) -> None:
    with pytest.raises(ImpossibleLoan) as refused:
        count_loan(D(100), 3, D(33), fee)

    assert refused.value.reason == reason


@fixed_seed
@given(st.integers(100, 10_000_000), st.decimals("0.1", 400, places=1), st.integers(1, 480))
def test_the_real_rate_of_an_honest_loan_is_the_rate_it_names(amount: int, rate: D, months: int) -> None:
    found = yearly_rate(D(amount), falling_payment(D(amount), rate, months), months)

    assert abs(found - rate) < D("0.0001")


@fixed_seed
@given(st.decimals(1, 300, places=1), st.integers(2, 120), st.decimals(0, 50, places=1))
def test_flat_per_cent_and_a_fee_make_a_loan_dearer(rate: D, months: int, fee: D) -> None:
    payment = flat_payment(D(1000), rate, months)
    plain = count_loan(D(1000), months, payment, ZERO)

    assert plain.rate >= rate
    assert count_loan(D(1000), months, payment, Fee(fee)).rate >= plain.rate
