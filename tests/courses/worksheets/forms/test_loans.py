"""One loan or two, by payment or by per cent."""

import pytest

from tests.courses.worksheets.helpers import NEEDED, errors, filled, outcome, rows

LOAN = "loan-cost"


def test_the_two_loans_of_module_8() -> None:
    found = outcome(LOAN)

    assert found.title == "Дешевле: Кредит 1"
    assert rows(found, 0) == {
        "На руки, TJS": "9 800",
        "Платёж в месяц, TJS": "974,87",
        "Вернёте всего, TJS": "11 698,46",
        "Переплата, с комиссией, TJS": "1 898,46",
        "Настоящая ставка в год": "34%",
    }
    assert rows(found, 1) == {
        "На руки, TJS": "10 000",
        "Платёж в месяц, TJS": "1 083,33",
        "Вернёте всего, TJS": "13 000",
        "Переплата, с комиссией, TJS": "3 000",
        "Настоящая ставка в год": "51,4%",
    }


ONE_LOAN = {"amount_1": "10 000", "months_1": "12", "payment_1": "1083,33", "currency": "UZS"}


def test_one_loan_by_its_payment_needs_no_fee() -> None:
    assert filled(LOAN, ONE_LOAN).answer().title == "На самом деле это 51,4% в год"


def test_loans_of_one_price() -> None:
    same = {name.replace("_1", "_2"): value for name, value in ONE_LOAN.items()}

    assert filled(LOAN, ONE_LOAN | same).answer().title == "Оба стоят в год одинаково"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"payment_1": ""}, "payment_1", NEEDED),
        ({"months_1": ""}, "months_1", NEEDED),
        ({"months_1": "0"}, "months_1", "Напишите целое число, например 12."),
        ({"rate_1": "30"}, "rate_1", "Напишите платёж или проценты, не оба."),
        ({"fee_1": "100%"}, "fee_1", "Комиссия забирает всю сумму. Проверьте обе."),
        ({"amount_1": "0"}, "fee_1", "Комиссия забирает всю сумму. Проверьте обе."),
        ({"payment_1": "800"}, "payment_1",
         "Все платежи вместе меньше кредита. Проверьте платёж и месяцы."),
    ],
)  # fmt: skip
def test_impossible_loans(changes: dict[str, str], field: str, message: str) -> None:
    assert errors(LOAN, ONE_LOAN | changes) == {field: [message]}
