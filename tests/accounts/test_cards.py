"""Card numbers, PINs, and what a sign-up form makes of its own id."""

import io
import time
import uuid

import pytest
from PIL import Image

from lms.accounts.card_picture import HEIGHT, WIDTH, CardTexts, card_png
from lms.accounts.cards import digits_of, is_card_number, is_obvious, new_card_number, new_pin
from lms.accounts.form_ids import derived_id, derived_pin, new_form_id, usable_form_id


def test_new_card_numbers_are_right_and_differ() -> None:
    cards = {new_card_number() for _ in range(300)}

    assert len(cards) == 300
    assert all(is_card_number(card) for card in cards)
    assert {card[0] for card in cards} == set("23456")


def test_every_single_wrong_digit_and_every_swap_is_seen() -> None:
    card = new_card_number()
    wrong = {card[:n] + digit + card[n + 1 :] for n in range(10) for digit in "0123456789"} - {card}
    swapped = {card[:n] + card[n + 1] + card[n] + card[n + 2 :] for n in range(9)} - {card}

    assert not any(is_card_number(number) for number in wrong | swapped)


@pytest.mark.parametrize(
    "typed", ["48 210 937 55", "48-210-937-55", "4821093755", " 48\u00a0210\u2009937\u201155 "]
)
def test_any_spacing_is_the_same_number(typed: str) -> None:
    assert digits_of(typed) == "4821093755"


@pytest.mark.parametrize("typed", ["", "admin", "48a", "+992", "٤٨"])
def test_anything_else_is_not_digits(typed: str) -> None:
    assert digits_of(typed) == ""


@pytest.mark.parametrize(
    "pin", ["123456", "012345", "987654", "111111", "000000", "121212", "123123", "112233"]
)
def test_obvious_pins_are_known(pin: str) -> None:
    assert is_obvious(pin)


def test_pins_are_six_digits_and_never_obvious() -> None:
    pins = [new_pin() for _ in range(2000)] + [derived_pin(new_form_id(), "x") for _ in range(500)]

    assert all(len(pin) == 6 and pin.isdigit() and not is_obvious(pin) for pin in pins)
    assert len(set(pins)) > 2400
    assert {pin[0] for pin in pins} == set("0123456789")


def test_one_form_and_name_always_give_the_same_id_and_pin() -> None:
    form = new_form_id()

    assert derived_id(form, "Али") == derived_id(form, "Али") != derived_id(form, "Вали")
    assert derived_pin(form, "Али") == derived_pin(form, "Али") != derived_pin(new_form_id(), "Али")


def test_derived_ids_are_uuid7_of_the_same_moment() -> None:
    form = new_form_id()
    derived = derived_id(form, "registered", "Али")

    assert derived.version == 7 and derived.variant == uuid.RFC_4122
    assert derived.int >> 80 == form.int >> 80


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "f27b4d36-f231-484e-95dd-88cbde79fcac",
        str(uuid.UUID(int=0)),
        "0" * 500,
        "ffffffff-ffff-7fff-bfff-ffffffffffff",
    ],
)
def test_ids_not_made_by_our_form_are_refused(text: str) -> None:
    assert not usable_form_id(text)


@pytest.mark.parametrize("hours, usable", [(0, True), (23, True), (25, False), (-1, False)])
def test_a_form_may_stay_open_for_a_day(hours: int, usable: bool) -> None:
    moment = int((time.time() - hours * 3600) * 1000)
    form = uuid.UUID(int=new_form_id().int & (1 << 80) - 1 | moment << 80)

    assert usable_form_id(str(form)) is usable


def test_the_picture_is_small_and_of_the_right_size() -> None:
    words = "Ҳеҷ касро аз рамзи худ огоҳ накунед. " * 3
    png = card_png(
        CardTexts("Сафар", "Рақам", "48\u00a0210\u00a0937\u00a055", "PIN", "604\u00a0182", words, "safar.tj")
    )

    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (WIDTH, HEIGHT)
    assert len(png) < 15_000
