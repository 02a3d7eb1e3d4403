"""Contacts for tests, published unless told otherwise."""

import datetime as dt
from typing import Any

from lms.support.models import Contact

CHECKED = dt.date(2026, 11, 22)
PHONE = {
    "phone": "+992446003245",
    "phone_printed": "+992 44 600-32-45",
    "source_address": "https://dc.tj/",
    "checked_on": CHECKED,
    "test_called_on": CHECKED,
}


def make_contact(key: str, **fields: Any) -> Contact:
    """A live contact with Russian and Tajik texts that name its key."""
    words = {
        "name_ru": f"Имя {key}", "helps_with_ru": f"Помогает {key}", "note_ru": f"Часы {key}",
        "name_tg": f"Ном {key}", "helps_with_tg": f"Ёрӣ {key}", "note_tg": f"Соат {key}",
    }  # fmt: skip
    contact = Contact(**{"key": key, "checked_on": CHECKED, "live": True, **words, **fields})
    contact.full_clean()
    contact.save()
    return contact
