"""The design system in templates: components with declared inputs, that refuse a misspelt or missing one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template import Context, Node, NodeList, Template, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from courses.languages import pick
from courses.languages import translated as translated_field
from lms.languages import LANGUAGES, amount_text

register = template.Library()


@dataclass(frozen=True)
class Component:
    """What a component takes: ``required`` inputs, and ``optional`` ones with their defaults."""

    required: frozenset[str]
    optional: dict[str, Any]
    kinds: frozenset[str] = frozenset()


def _component(*required: str, kinds: str = "", **optional: Any) -> Component:
    return Component(frozenset(required), optional, frozenset(kinds.split()))


COMPONENTS = {
    "back": _component("href", label=""),
    "button": _component(
        "label", href="", kind="outline", type="", name="", value="", kinds="main outline danger"
    ),
    "card_link": _component("href", "title", meta="", pictogram=""),
    "code": _component("label", "value"),
    "field": _component("field", hint="", optional_field=False),
    "errors": _component("form"),
    "leave": _component(),
    "msg": _component(kind="info", title="", content="", kinds="ok warn bad info"),
    "progress": _component("done", "total"),
    "steps": _component("number", "total", done=0),
}


@cache
def component_template(name: str) -> Template:
    """The component's compiled template; looked up once per process."""
    return get_template(f"ui/{name}.html").template  # type: ignore[attr-defined]


def checked(name: str, given: set[str]) -> Component:
    """The declaration of a component. Raises TemplateSyntaxError for an unknown component or a wrong input."""
    component = COMPONENTS.get(name)
    if component is None:
        raise TemplateSyntaxError(f"there is no component '{name}'")
    if unknown := given - component.required - set(component.optional):
        raise TemplateSyntaxError(f"component '{name}' takes no {', '.join(sorted(unknown))}")
    if missing := component.required - given:
        raise TemplateSyntaxError(f"component '{name}' needs {', '.join(sorted(missing))}")
    return component


class ComponentNode(Node):
    """One use of a component; its inputs were checked when the template was compiled."""

    child_nodelists = ("nodelist",)

    def __init__(
        self, name: str, inputs: dict[str, FilterExpression], nodelist: NodeList | None = None
    ) -> None:
        self.name, self.inputs, self.nodelist = name, inputs, nodelist or NodeList()
        self.component = checked(name, set(inputs) | ({"content"} if nodelist is not None else set()))

    def render(self, context: Context) -> SafeString:
        values = {
            **self.component.optional,
            **{key: value.resolve(context) for key, value in self.inputs.items()},
        }
        kind = values.get("kind")
        if self.component.kinds and kind not in self.component.kinds:
            raise TemplateSyntaxError(f"component '{self.name}' has no kind '{kind}'")
        if len(self.nodelist):
            values["content"] = self.nodelist.render(context)
        return component_template(self.name).render(context.new(values))


def _parse(parser: Parser, token: Token) -> tuple[str, dict[str, FilterExpression]]:
    bits = token.split_contents()
    if len(bits) < 2:
        raise TemplateSyntaxError(f"{bits[0]} needs the name of a component")
    inputs = token_kwargs(bits[2:], parser)
    if len(inputs) != len(bits) - 2:
        raise TemplateSyntaxError(f"{bits[0]} takes name=value only")
    return bits[1].strip("\"'"), inputs


@register.tag("ui")
def ui_tag(parser: Parser, token: Token) -> ComponentNode:
    """``{% ui "button" label=… href=… kind="main" %}``."""
    return ComponentNode(*_parse(parser, token))


@register.tag("uiblock")
def uiblock_tag(parser: Parser, token: Token) -> ComponentNode:
    """``{% uiblock "msg" kind="ok" title=… %}…{% enduiblock %}``: a component around content."""
    name, inputs = _parse(parser, token)
    nodelist = parser.parse(("enduiblock",))
    parser.delete_first_token()
    return ComponentNode(name, inputs, nodelist)


@register.simple_tag
def translated(obj: Any, field: str) -> str:
    """A translated field of a model instance, falling back to Russian."""
    return str(translated_field(obj, field))


PREFIX = re.compile(rf"^/({'|'.join(code for code, _name in LANGUAGES)})(?=/|$)")


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, Any]]:
    """The page in each language: ``{"code", "name", "href", "current"}``. Pages without a prefix take ``?l=``."""
    request = context.get("request")
    path = request.path if request else "/"
    current = translation.get_language()
    links = []
    for code, name in LANGUAGES:
        other = f"/{code}/" if path == "/" else f"?l={code}"
        href = PREFIX.sub(f"/{code}", path) if PREFIX.match(path) else other
        links.append({"code": code, "name": name, "href": href, "current": code == current})
    return links


@register.simple_tag
def certificate_links(serial: str) -> SafeString:
    """Links to the print of a certificate in the other languages, each in its own name."""
    current = translation.get_language()
    rows = []
    for code, name in LANGUAGES:
        with translation.override(code):
            address = reverse("certificate_pdf", args=[serial])
        if code != current:
            rows.append((address, code, name))
    return format_html_join(" · ", '<a href="{}" lang="{}">{}</a>', rows)


@register.simple_tag
def printed_course(certificate: Any) -> str:
    """The course title as printed on a certificate, in the reader's language."""
    return pick(certificate.printed["course"])


@register.simple_tag
def amount(value: Decimal) -> str:
    """A sum of money without its currency, in the reader's way of writing numbers."""
    return amount_text(value)


def _grouped(text: Any, sizes: tuple[int, ...]) -> str:
    digits, parts = str(text), []
    if len(digits) != sum(sizes) or not digits.isdigit():
        return digits
    for size in sizes:
        parts.append(digits[:size])
        digits = digits[size:]
    return "\u00a0".join(parts)


@register.filter
def card_number(text: Any) -> str:
    """``4821093755`` as ``48 210 937 55``; anything else unchanged."""
    return _grouped(text, (2, 3, 3, 2))


@register.filter
def pin_groups(text: Any) -> str:
    """``604182`` as ``604 182``."""
    return _grouped(text, (3, 3))


@register.filter
def serial_groups(text: Any) -> str:
    """Sixteen digits as 4-4-4-4."""
    return _grouped(text, (4, 4, 4, 4))


@register.simple_tag
def segments(done: int, total: int, number: int = 0) -> SafeString:
    """Small shapes beside the words: filled for done, hatched for here, empty for the rest."""
    states = ["here" if n == number else "done" if n <= done else "todo" for n in range(1, total + 1)]
    return mark_safe("".join(f'<i class="{state}"></i>' for state in states))  # noqa: S308  (fixed words)


@register.simple_tag
def mark_word() -> str:
    """The name of the site beside the mark."""
    return gettext("Safar")


@register.simple_tag
def field_input(field: Any, described_by: str) -> SafeString:
    """A form field's input, tied to its hint and error."""
    return field.as_widget(attrs={"aria-describedby": described_by} if described_by else {})


@register.simple_tag
def leave_address() -> str:
    """Where the quick way out leads: the page set for this site, or our own plain calendar in the same language."""
    return settings.SAFAR_LEAVE_URL or f"{reverse('leave')}?l={translation.get_language()}"
