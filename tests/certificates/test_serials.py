import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.serials import grouped, is_well_formed, new_serial, normalise
from lms.damm import damm_digit, damm_valid


def test_damms_own_example() -> None:
    """572 gets the digit 4 (Damm 2004)."""
    assert damm_digit("572") == "4"
    assert damm_valid("5724") and not damm_valid("5727")


@given(st.text("0123456789", min_size=1, max_size=30), st.data())
def test_every_single_wrong_digit_is_caught(body: str, data: st.DataObject) -> None:
    number = body + damm_digit(body)
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))

    assert damm_valid(number)
    assert not damm_valid(number[:place] + other + number[place + 1 :])


@given(st.text("0123456789", min_size=2, max_size=30), st.data())
def test_every_swap_of_neighbours_is_caught(body: str, data: st.DataObject) -> None:
    number = body + damm_digit(body)
    place = data.draw(st.integers(0, len(number) - 2))
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert damm_valid(swapped) == (swapped == number)


def test_new_serials_are_well_formed_and_differ() -> None:
    serials = {new_serial() for _ in range(200)}

    assert len(serials) == 200
    assert all(is_well_formed(serial) and serial[0] != "0" for serial in serials)


@pytest.mark.parametrize(
    "typed", ["4821 0937 5516 2048", "4821-0937-5516-2048", " 4821093755162048 ", "٤٨٢١ 0937 5516 2048"]
)
def test_spellings_of_one_number(typed: str) -> None:
    assert normalise(typed) == "4821093755162048"


@pytest.mark.parametrize("typed", ["4821O93755162048", "482109375516204", "", "48210937551620488"])
def test_what_is_no_number(typed: str) -> None:
    assert not is_well_formed(normalise(typed))


def test_grouped_as_printed() -> None:
    assert grouped("4821093755162048") == "4821 0937 5516 2048"
