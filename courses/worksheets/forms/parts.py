"""What a worksheet is made of on its page: groups of fields, and the outcome with its tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import get_language

from courses.languages import SOURCE
from lms.languages import amount_text, join_and, money

Words = str | Promise
CURRENCIES = [(code, code) for code in ("RUB", "TJS", "UZS", "KGS")]
HOME_CURRENCY = {"tg": "TJS", "uz": "UZS", "ky": "KGS"}


def language() -> str:
    """The language the reader sees, for functions that format."""
    return get_language() or SOURCE


def home_currency() -> str:
    """The currency that readers of this language most likely count in."""
    return HOME_CURRENCY.get(language(), "RUB")


def in_words(amount: Decimal, currency: str) -> str:
    """A sum in a sentence: ``12 000 сомонӣ``."""
    return money(amount, currency, language())


def short(number: Decimal) -> str:
    """A number that is not money, without zeros at its end: ``1,9``, ``34``."""
    text = amount_text(number)
    return text.rstrip("0").rstrip(",") if "," in text else text


def listed(items: Sequence[str]) -> str:
    """``A, B ва C`` in the reader's language."""
    return join_and([str(item) for item in items], language())


@dataclass(frozen=True)
class Group:
    """Fields under one legend. ``kind`` are the classes of the fieldset: ``day`` has a line below, ``half`` prints
    two beside each other, ``points`` its legend beside the answers; fields of ``ticks`` stand one below the other."""

    legend: Words
    fields: list[BoundField]
    hint: Words = ""
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: what, and how much, as text. ``total`` rows have a thick line above."""

    label: str
    value: str
    note: str = ""
    total: bool = False


def sum_line(label: object, amount: Decimal, currency: str, total: bool = False) -> Line:
    """A row with a sum; the currency's code stands with the label."""
    return Line(f"{label}, {currency}", amount_text(amount), total=total)


@dataclass(frozen=True)
class Table:
    """A table of two columns; with ``stacked`` each value stands below its label, for long ones like dates."""

    caption: str
    lines: list[Line]
    stacked: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a worksheet says after counting. ``kind`` is that of the message: ok, info or warn. ``notes`` stand
    below the tables."""

    kind: str
    title: str
    texts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
