"""Card numbers and PINs."""
import re
import secrets

from lms.damm import damm_digit, damm_valid

CARD_LENGTH = 10
PIN_LENGTH = 6
# PINs that a stranger tries first; a random one that happens to be among them is drawn again.
OBVIOUS = {"123456", "654321", "012345", "123123", "112233", "121212"}


def new_card_number() -> str:
    """Ten random digits, the first 2–6 (so that it never looks like a phone number), the last a Damm check digit."""
    body = str(secrets.choice("23456")) + "".join(str(secrets.randbelow(10)) for _ in range(CARD_LENGTH - 2))
    return body + damm_digit(body)


def is_card_number(text: str) -> bool:
    """Ten digits, the first 2–6, with a right check digit."""
    return len(text) == CARD_LENGTH and text[0] in "23456" and damm_valid(text)


def digits_of(text: str) -> str:
    """The digits of a typed number, spaces and dashes dropped; '' when anything else was typed."""
    kept = re.sub(r"[\s\-\u2010-\u2015.]+", "", text)
    return kept if kept.isascii() and kept.isdigit() else ""


def is_obvious(pin: str) -> bool:
    """Whether a PIN is one of those everybody tries."""
    return pin in OBVIOUS or len(set(pin)) == 1


def new_pin() -> str:
    """Six random digits, not an obvious row."""
    while True:
        pin = "".join(str(secrets.randbelow(10)) for _ in range(PIN_LENGTH))
        if not is_obvious(pin):
            return pin
