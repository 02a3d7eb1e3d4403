"""``manage.py compile_catalogues``: makes each .mo that is missing or older than its .po, without gettext."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


def stale_catalogues() -> list[Path]:
    """The .po files of LOCALE_PATHS whose .mo is missing or not newer."""
    found = [
        path for place in settings.LOCALE_PATHS for path in sorted(Path(place).glob("*/LC_MESSAGES/*.po"))
    ]
    return [path for path in found if is_stale(path)]


def is_stale(source: Path) -> bool:
    """Whether ``source`` was changed after its .mo was made, or has none."""
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns <= source.stat().st_mtime_ns


def compile_catalogue(source: Path) -> None:
    """Write the .mo beside a .po: without fuzzy entries and without those that lack a text.

    The file is put in place at once, so that a server that starts meanwhile reads the old or the new one.
    Raises CommandError where the .po cannot be read.
    """
    try:
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as problem:
        raise CommandError(f"{source}: {problem}") from problem
    drop_half_translated(catalog)
    waiting = source.with_suffix(f".mo.{os.getpid()}")
    with waiting.open("wb") as file:
        write_mo(file, catalog, use_fuzzy=False)
    waiting.replace(source.with_suffix(".mo"))


def drop_half_translated(catalog: Catalog) -> None:
    """An empty plural form would be shown as nothing; without the entry the next language is asked."""
    for message in list(catalog):
        if message.pluralizable and not all(message.string or ("",)):
            catalog.delete(message.id, context=message.context)


class Command(BaseCommand):
    help = "Compile the message catalogues (.po to .mo) that changed."
    requires_system_checks: list[str] = []  # checks may ask for texts, and those are what we are making

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that did not change")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            for place in settings.LOCALE_PATHS:
                for made in Path(place).glob("*/LC_MESSAGES/*.mo"):
                    made.unlink()
        stale = stale_catalogues()
        for path in stale:
            compile_catalogue(path)
        self.stdout.write(f"Catalogues: {len(stale)} compiled.")
