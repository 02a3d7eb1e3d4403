"""Phones in the spellings people use."""

import pytest
from django.core.exceptions import ValidationError

from lms.accounts.phones import grouped, has_country_code, normalise_phone, possible_numbers, region_of

SPELLINGS = {
    ("TJ", "+992917123456"): [
        "+992 91 712 34 56",
        "00992917123456",
        "992917123456",
        "917123456",
        "8 917 12 34 56",
        "(91) 712-34-56",
    ],
    ("UZ", "+998912345678"): [
        "+998 91 234 56 78",
        "00998 91 2345678",
        "998912345678",
        "91 234-56-78",
        "8 91 234 56 78",
        "(91)2345678",
    ],
    ("KG", "+996700123456"): [
        "+996 700 123 456",
        "00996700123456",
        "996700123456",
        "0700 123 456",
        "700-123-456",
        "8 700 123456",
    ],
    ("RU", "+79123456789"): [
        "+7 912 345-67-89",
        "007 912 3456789",
        "8 (912) 345-67-89",
        "9123456789",
        "79123456789",
    ],
    ("RU", "+77011234567"): [  # Kazakhstan: the same code as Russia
        "+7 701 123 45 67",
        "007 7011234567",
        "8 (701) 123-45-67",
        "7011234567",
        "77011234567",
    ],
}


@pytest.mark.parametrize(
    "text, region, number",
    [(text, region, number) for (region, number), texts in SPELLINGS.items() for text in texts],
)
def test_every_spelling_is_one_number(text: str, region: str, number: str) -> None:
    assert normalise_phone(text, region) == number
    assert number in possible_numbers(text)


def test_other_countries_with_their_code() -> None:
    assert normalise_phone("+49 30 901820") == "+4930901820"
    assert normalise_phone("+998 91 234 56 78", "TJ") == "+998912345678"


@pytest.mark.parametrize(
    "text, region, code",
    [
        ("917123456", "", "unknown"),
        ("abc", "TJ", "unknown"),
        ("+992 91 712 34", "", "invalid"),
        ("+992 917 123 456 78", "", "invalid"),
        ("12", "TJ", "invalid"),
        ("+", "", "unknown"),
        ("+99291+712", "", "unknown"),
    ],
)
def test_what_is_no_number_is_refused(text: str, region: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        normalise_phone(text, region)

    assert refused.value.code == code


def test_a_number_without_its_country_may_be_several() -> None:
    assert {"+992917123456", "+998917123456"} <= possible_numbers("917123456")
    assert not has_country_code("917123456") and has_country_code("992917123456")


@pytest.mark.parametrize(
    "number, region, shown",
    [
        ("+992917123456", "TJ", "+992 91 712 3456"),
        ("+79123456789", "RU", "+7 912 345-67-89"),
        ("+4930901820", "", "+49 30 901820"),
        ("", "", ""),
    ],
)
def test_shown_in_groups(number: str, region: str, shown: str) -> None:
    assert grouped(number) == shown
    assert region_of(number) == region
    assert not shown or normalise_phone(shown) == number
