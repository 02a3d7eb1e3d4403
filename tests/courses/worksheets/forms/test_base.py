"""What holds for all nine worksheets."""

from typing import Any

import pytest
from django.utils import translation

from courses.worksheets.forms import FORMS, WorksheetForm
from courses.worksheets.forms.parts import Outcome
from tests.courses.worksheets.helpers import KINDS, LANGUAGES, example, filled, outcome


def test_every_code_has_its_form() -> None:
    assert list(FORMS) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_stands_on_the_page_once_and_the_post_stays_small(kind: str) -> None:
    form = FORMS[kind]()
    shown = [field.name for group in form.groups() for field in group.fields]

    assert sorted(shown) == sorted(form.fields)
    assert len(shown) <= 36


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_hides_a_part_of_the_form_from_the_template(kind: str) -> None:
    assert set(FORMS[kind]().fields) & set(dir(WorksheetForm)) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_worksheet_is_no_mistake(kind: str) -> None:
    assert filled(kind, {"currency": "RUB"}).answer() == Outcome("info", "Пока ничего не заполнено")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if FORMS[kind].example])
def test_every_example_is_good_in_every_language(kind: str, language: str) -> None:
    with translation.override(language):
        found = outcome(kind)

    assert found.title and found.tables


IMPOSSIBLE: list[tuple[str, dict[str, Any]]] = [
    ("remittance-comparison", {"rate_1": "99"}),
    ("loan-cost", {"fee_1": "100%"}),
    ("break-even", {"cost": "900"}),
    ("household-budget", {"goal": ""}),
    ("cooperative-shares", {"share_1": ""}),
    ("departure-checklist", {"entry": "31.02.2026"}),
    ("family-plan", {"tested_friend": "2.1.2026"}),
]


@pytest.mark.parametrize(("kind", "changes"), IMPOSSIBLE)
def test_each_language_says_it_in_its_own_words(kind: str, changes: dict[str, str]) -> None:
    said = set()
    for language in ("en", *LANGUAGES):
        with translation.override(language):
            form = FORMS[kind](example(kind, **changes))
            said.add(str(form.errors))

    assert len(said) == 5
