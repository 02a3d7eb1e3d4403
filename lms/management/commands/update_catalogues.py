"""``manage.py update_catalogues``: brings locale/<language>/LC_MESSAGES/django.po up to date with the code.

For developers, after a change of texts. What Django's makemessages does, without system gettext and without
noise in the diff: sorted, files only as locations, no dates, no guesses.
"""

import io
import os
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.template import templatize

from lms.languages import LANGUAGES

# Places whose texts no visitor sees, or that are not ours.
SKIPPED = {
    ".venv",
    ".git",
    "tests",
    "node_modules",
    "var",
    "migrations",
    "locale",
    "locale_vendor",
    ".ci",
    "tools",
}
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "tg": "nplurals=2; plural=(n != 1);",
    "uz": "nplurals=1; plural=0;",
    "ky": "nplurals=1; plural=0;",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    ),
}
BLANK_LINE = "\n\n"
HEADER = """# Safar in {name}. DRAFT made by machine, awaiting native review.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""


def source_files(root: Path) -> list[Path]:
    """The Python files and templates under ``root`` that are ours, in order."""
    found = []
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if name not in SKIPPED]
        found += [Path(folder, name) for name in names if name.endswith(".py")]
        if "templates" in Path(folder).relative_to(root).parts:
            found += [Path(folder, name) for name in names if name.endswith((".html", ".txt"))]
    return sorted(found)


def extractable(path: Path) -> bytes:
    """What Babel's Python reader gets: the file itself, or the gettext calls that a template amounts to.

    ``templatize`` leaves calls among crosses; their indentation would be a syntax error.
    """
    if path.suffix == ".py":
        return path.read_bytes()
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return re.sub(r"^\s+", "", calls, flags=re.MULTILINE).encode()


def extract_messages(root: Path) -> Catalog:
    """Every string marked for translation in the project, with its files and notes for translators."""
    catalog = Catalog()
    for path in source_files(root):
        place = [(path.relative_to(root).as_posix(), 1)]
        found = extract(
            "python", io.BytesIO(extractable(path)), keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for _line, message, comments, context in found:
            catalog.add(message, locations=place, auto_comments=comments, context=context)
    return catalog


def updated(old: str, messages: Catalog, code: str, name: str) -> str:
    """The text of a .po file with exactly ``messages``; translations and header are those of ``old``.

    ``old`` is '' for a new file. A text that is no longer used stays as an obsolete entry, and comes back
    when its msgid does.
    """
    header = HEADER.format(name=name, code=code, plural=PLURALS[code])
    if old:
        header = old.partition(BLANK_LINE)[0] + "\n"
    catalog = read_po(io.StringIO(old or header), locale=code)
    for message in catalog.obsolete.values():
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(messages, no_fuzzy_matching=True)
    body = io.BytesIO()
    write_po(body, catalog, sort_output=True, include_lineno=False, omit_header=True, width=110)
    return f"{header}\n{body.getvalue().decode().strip()}\n"


class Command(BaseCommand):
    help = "Write the strings of the code into locale/<language>/LC_MESSAGES/django.po, keeping translations."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; end with 1 if something would change"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        messages = extract_messages(Path(settings.BASE_DIR))
        behind = []
        for code, name in LANGUAGES:
            path = Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            new = updated(old, messages, code, name)
            if new == old:
                continue
            behind.append(code)
            if not options["check"]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(new, encoding="utf-8")
        self.stdout.write(
            f"{len(messages)} strings; {'changed: ' + ', '.join(behind) if behind else 'up to date'}."
        )
        if behind and options["check"]:
            raise SystemExit(1)
