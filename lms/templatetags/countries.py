"""Titles of notes for one country or region."""

from django import template
from django.utils.translation import gettext

from courses.blocks import DESTINATIONS, ORIGINS
from courses.regions import region_name

register = template.Library()


@register.simple_tag
def country_note_title(origin: str, destination: str) -> str:
    """«From Tajikistan», «To Russia», or both."""
    names = {code: str(name) for code, name in [*ORIGINS, *DESTINATIONS] if code}
    parts = []
    if origin:
        parts.append(gettext("If you are from: %(country)s") % {"country": names.get(origin, origin)})
    if destination:
        parts.append(gettext("If you go to: %(country)s") % {"country": names.get(destination, destination)})
    return " · ".join(parts) or gettext("Note")


@register.simple_tag
def region_note_title(regions: str) -> str:
    """The names of the regions a note is for."""
    return ", ".join(region_name(code) for code in regions.split(",") if code.strip())
