"""The message catalogues are complete, sound and in the right letters; texts in the code are marked well."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

from lms.management.commands.update_catalogues import KEYWORDS, PLURALS, extract_messages, source_files
from tools.check_text import check_po

LANGUAGES = ["tg", "uz", "ky", "ru"]
ROOT = Path(settings.BASE_DIR)
OURS, VENDOR = (Path(place) for place in settings.LOCALE_PATHS)
CATALOGUES = [(place, language) for place in (OURS, VENDOR) for language in LANGUAGES]
every_catalogue = pytest.mark.parametrize(
    ("place", "language"), CATALOGUES, ids=[f"{place.name}-{language}" for place, language in CATALOGUES]
)


def po_path(place: Path, language: str) -> Path:
    return place / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue(place: Path, language: str) -> Catalog:
    path = po_path(place, language)
    assert path.exists(), f"{path.relative_to(ROOT)} is missing: manage.py update_catalogues makes it"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(place: Path, language: str) -> Iterator[Message]:
    return (message for message in catalogue(place, language) if message.id)


def texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def keys(messages: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in messages if message.id}


@cache
def messages_in_code() -> Catalog:
    return extract_messages(ROOT)


@every_catalogue
def test_every_entry_is_translated_and_none_is_a_guess(place, language):
    found = list(entries(place, language))

    assert len(found) > 20
    assert [message.id for message in found if not all(texts(message))] == []
    assert [message.id for message in found if message.fuzzy] == []


@every_catalogue
def test_plural_rules_and_placeholders_are_sound(place, language):
    messages = catalogue(place, language)

    assert messages.plural_forms == PLURALS[language]
    assert [
        (message.id, str(error)) for message in entries(place, language) for error in message.check(messages)
    ] == []


@every_catalogue
def test_letters_and_placeholders_pass_the_text_checker(place, language):
    path = po_path(place, language)
    assert path.exists()

    assert [finding for finding in check_po(path, language) if finding.level == "error"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_is_in_the_catalogue(language):
    missing = keys(messages_in_code()) - keys(catalogue(OURS, language))

    assert sorted(str(msgid) for _context, msgid in missing) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_no_texts_that_the_code_lost(language):
    unused = keys(catalogue(OURS, language)) - keys(messages_in_code())

    assert sorted(str(msgid) for _context, msgid in unused) == []


def gettext_calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in KEYWORDS:
                yield node


def built_texts(source: str) -> list[int]:
    """Lines where a text is put together before gettext sees it: f-string, %, + or .format()."""
    wrong = []
    for call in gettext_calls(source):
        for argument in call.args:
            text_method = isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") in (
                "format",
                "join",
            )
            if text_method or isinstance(argument, ast.JoinedStr) or built_by_operator(argument):
                wrong.append(call.lineno)
    return wrong


def built_by_operator(argument: ast.expr) -> bool:
    return isinstance(argument, ast.BinOp) and any(
        isinstance(side, ast.JoinedStr) or isinstance(side, ast.Constant) and isinstance(side.value, str)
        for side in (argument.left, argument.right)
    )


def test_the_rule_about_built_texts_sees_them():
    source = '_(f"a {b}")\ngettext("a %s" % b)\n_("a {}".format(b))\nngettext("a", "b" + c, n)\n_("a")\n'

    assert built_texts(source) == [1, 2, 3, 4]


def test_no_text_is_built_before_it_is_translated():
    python = [path for path in source_files(ROOT) if path.suffix == ".py"]
    wrong = {str(path.relative_to(ROOT)): built_texts(path.read_text(encoding="utf-8")) for path in python}

    assert len(python) > 50
    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_every_blocktranslate_is_trimmed():
    templates = [path for path in source_files(ROOT) if path.suffix != ".py"]
    tags = [
        (str(path.relative_to(ROOT)), tag)
        for path in templates
        for tag in re.findall(r"{%\s*blocktrans(?:late)?\b[^%]*%}", path.read_text(encoding="utf-8"))
    ]

    assert len(templates) > 20
    assert tags
    assert [(name, tag) for name, tag in tags if not re.search(r"\btrimmed\b", tag)] == []


def test_placeholders_have_names():
    """A translator may need another order of words."""
    nameless = re.compile(r"(?<!%)%[sdrf]|\{\d*\}")
    found = [message.id for message in messages_in_code() if nameless.search(str(message.id))]

    assert found == []
