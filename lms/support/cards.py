"""A contact of the directory as HTML, for the lessons that name it."""

from django.template.loader import render_to_string

from lms.support.queries import contacts_by_key


def render_card(key: str) -> str:
    """One published contact in the active language, in one query; '' for a key that is missing or not published."""
    card = contacts_by_key([key]).get(key)
    return render_to_string("support/_card.html", {"card": card}) if card else ""
