"""Card numbers and PINs."""

import itertools
import re
import secrets

from lms.damm import damm_digit, damm_valid

CARD_LENGTH = 10
CARD_BEGINNINGS = tuple("23456")
PIN_LENGTH = 6
# PINs that a stranger tries first, besides the rules of ``is_obvious``.
OBVIOUS = {"112233", "123321", "159753", "147258", "102030"}


def new_card_number() -> str:
    """Ten random digits: first 2–6, so never the look of a mobile phone; the last a Damm check digit."""
    rest = "".join(str(secrets.randbelow(10)) for _ in range(CARD_LENGTH - 2))
    body = secrets.choice(CARD_BEGINNINGS) + rest
    return body + damm_digit(body)


def is_card_number(text: str) -> bool:
    """Ten digits, the first 2–6, with a right check digit."""
    return len(text) == CARD_LENGTH and text[0] in CARD_BEGINNINGS and damm_valid(text)


def digits_of(text: str) -> str:
    """The digits of a typed number, spaces and dashes dropped; '' when anything else was typed."""
    kept = re.sub(r"[\s\-\u2010-\u2015.]+", "", text)
    return kept if kept.isascii() and kept.isdigit() else ""


def is_obvious(pin: str) -> bool:
    """Whether everybody tries this PIN: one digit, a row up or down, two or three digits repeated."""
    steps = {int(after) - int(before) for before, after in itertools.pairwise(pin)}
    repeated = pin[:2] * 3 == pin or pin[:3] * 2 == pin
    return pin in OBVIOUS or repeated or steps in ({0}, {1}, {-1})


def new_pin() -> str:
    """Six random digits; an obvious PIN is drawn again."""
    while True:
        pin = "".join(str(secrets.randbelow(10)) for _ in range(PIN_LENGTH))
        if not is_obvious(pin):
            return pin
