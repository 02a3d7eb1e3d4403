"""How the facts of a block stand today, and the contacts of the directory."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from courses.facts import Standing
from courses.registry import render_contact

register = template.Library()


@dataclass(frozen=True)
class FactLine:
    """``standing`` of the facts and the day of their oldest check (None when no source says)."""

    standing: Standing = "fresh"
    checked_on: Any = None


@register.simple_tag(takes_context=True)
def fact_line(context: template.Context, facts: str | None) -> FactLine:
    """``{% fact_line value.facts as fact %}``: the standing that the lesson's renderer put into the context."""
    standings = context.get("standings")
    if not standings or not facts:
        return FactLine()
    return FactLine(standings.of(facts), standings.checked_on(facts))


@register.simple_tag
def contact(key: str) -> SafeString:
    """A contact of the directory by its key; nothing when it is not published."""
    return mark_safe(render_contact(key))  # noqa: S308  (the directory's own template escapes)
