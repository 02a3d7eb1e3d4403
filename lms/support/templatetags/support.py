"""Contacts of the directory inside other pages."""

from typing import Any

from django import template

from lms.support.queries import contacts_by_key

register = template.Library()


@register.inclusion_tag("support/_card.html")
def contact_card(key: str) -> dict[str, Any]:
    """One published contact, in one query; nothing at all for a key that is missing or not published."""
    return {"card": contacts_by_key([key]).get(key) if key else None}
