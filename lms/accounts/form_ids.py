"""Ids of sign-up forms: what makes a double press, or a reply lost on 2G, one card and not two."""

import itertools
import time
import uuid

from django.utils.crypto import salted_hmac
from uuid6 import uuid7

from lms.accounts.cards import PIN_LENGTH, is_obvious

OPEN_SECONDS = 24 * 3600
CLOCK_SECONDS = 300
LOW_BITS = 62  # those that UUIDv7 leaves to chance after its time, version and variant


def new_form_id() -> uuid.UUID:
    """An id for a freshly opened form: a UUIDv7, which also says when it was opened."""
    return uuid.UUID(int=uuid7().int)


def usable_form_id(text: str) -> bool:
    """Whether ``text`` is an id as ``new_form_id`` makes it, of a form opened within the last day."""
    try:
        value = uuid.UUID(text)
    except ValueError:
        return False
    age = time.time() - (value.int >> 80) / 1000
    return value.version == 7 and -CLOCK_SECONDS < age < OPEN_SECONDS


def derived_id(form_id: uuid.UUID, *parts: str) -> uuid.UUID:
    """The same UUIDv7 for the same form and parts, told by nobody without our secret key.

    The time stays in front, so that the event log can be cut by time. ``parts`` are not readable in it.
    """
    digest = salted_hmac("lms.accounts.form", "\0".join([form_id.hex, *parts]), algorithm="sha256").digest()
    low = int.from_bytes(digest[:8], "big") >> (64 - LOW_BITS)
    return uuid.UUID(int=form_id.int >> LOW_BITS << LOW_BITS | low)


def derived_pin(form_id: uuid.UUID, *parts: str) -> str:
    """The PIN of the card that this form makes: the same for both halves of a double press.

    Random to everybody: it needs our secret key and the form's own random bits, which are stored nowhere.
    """
    for number in itertools.count():
        text = "\0".join([form_id.hex, str(number), *parts])
        digest = salted_hmac("lms.accounts.pin", text, algorithm="sha256").digest()
        pin = str(int.from_bytes(digest, "big") % 10**PIN_LENGTH).zfill(PIN_LENGTH)
        if not is_obvious(pin):
            return pin
    raise AssertionError("count() never ends")
