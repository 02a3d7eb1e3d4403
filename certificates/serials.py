"""Serials of certificates: 15 random digits and a Damm check digit, printed 4-4-4-4.

Digits only, since Latin letters cannot be typed on a Cyrillic keypad.
"""

import secrets
import unicodedata

from lms.damm import damm_digit, damm_valid

LENGTH = 16


def new_serial() -> str:
    """A random serial. Not a counter: nobody can guess a neighbour's or count how many there are."""
    body = str(secrets.randbelow(9) + 1) + "".join(str(secrets.randbelow(10)) for _ in range(LENGTH - 2))
    return body + damm_digit(body)


def normalise(typed: str) -> str:
    """What was typed, as plain digits: spaces and dashes dropped, digits of other scripts turned into ours.

    Anything else stays, so that it fails ``is_well_formed`` instead of becoming another number.
    """
    kept = (
        char
        for char in typed.strip()
        if not char.isspace() and unicodedata.category(char) not in ("Pd", "Cf")
    )
    return "".join(str(unicodedata.digit(char, char)) for char in kept)


def is_well_formed(serial: str) -> bool:
    """Sixteen digits with a right check digit. Says nothing of whether the certificate exists."""
    return len(serial) == LENGTH and damm_valid(serial)


def grouped(serial: str) -> str:
    """As printed: ``4821 0937 5516 2048``."""
    return " ".join(serial[start : start + 4] for start in range(0, len(serial), 4))
