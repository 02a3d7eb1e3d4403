"""Filling worksheets in tests, and reading what they answer."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from courses.worksheets.forms import FORMS, WorksheetForm
from courses.worksheets.forms.parts import Outcome
from courses.worksheets.kinds import WORKSHEET_CHOICES
from courses.worksheets.sums import Fee

fixed_seed = settings(derandomize=True, deadline=None)
money = st.decimals(0, 1_000_000_000, places=2)
CENT = Decimal("0.01")
ZERO = Fee(Decimal(0))
NEEDED = "Заполните это место: оно нужно для подсчёта."
LANGUAGES = ["tg", "uz", "ky", "ru"]
KINDS = [kind for kind, _title in WORKSHEET_CHOICES]


def example(kind: str, **changes: str) -> dict[str, str]:
    return {name: str(value) for name, value in FORMS[kind].example.items()} | changes


def filled(kind: str, data: dict[str, str]) -> WorksheetForm:
    form = FORMS[kind](data)
    assert form.is_valid(), form.errors
    return form


def outcome(kind: str, **changes: str) -> Outcome:
    return filled(kind, example(kind, **changes)).answer()


def rows(found: Outcome, table: int = 0) -> dict[str, str]:
    return {line.label: line.value.replace("\u00a0", " ") for line in found.tables[table].lines}


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def errors(kind: str, data: dict[str, str]) -> dict[str, list[str]]:
    form = FORMS[kind](data)
    assert not form.is_valid()
    for name in data:
        assert form[name].value() == data[name]
    return {name: list(map(str, found)) for name, found in form.errors.items()}
