"""``compile_catalogues`` and ``update_catalogues``, on catalogues of their own."""

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command

from lms.management.commands.update_catalogues import PLURALS, extract_messages, updated

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    f'"Language: tg\\n"\n"Plural-Forms: {PLURALS["tg"]}\\n"\n\n'
)


@pytest.fixture
def po(tmp_path: Path, settings) -> Path:
    """A Tajik catalogue in the only folder of catalogues."""
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "tg" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "lesson"\nmsgstr "дарс"\n', encoding="utf-8")
    return path


def compiled(po: Path) -> gettext.GNUTranslations:
    call_command("compile_catalogues")
    with po.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_a_catalogue_is_compiled_once(po, capsys):
    assert compiled(po).gettext("lesson") == "дарс"

    call_command("compile_catalogues")

    assert capsys.readouterr().out == "Catalogues: 1 compiled.\nCatalogues: 0 compiled.\n"
    assert sorted(path.name for path in po.parent.iterdir()) == ["django.mo", "django.po"]


def test_a_change_is_compiled_again(po):
    compiled(po)
    po.write_text(po.read_text(encoding="utf-8").replace("дарс", "сабақ"), encoding="utf-8")
    later = po.with_suffix(".mo").stat().st_mtime_ns + 1_000_000
    os.utime(po, ns=(later, later))

    assert compiled(po).gettext("lesson") == "сабақ"


def test_all_are_compiled_on_demand(po, capsys):
    compiled(po)

    call_command("compile_catalogues", "--all")

    assert capsys.readouterr().out.endswith("Catalogues: 1 compiled.\n")


def test_guesses_and_half_translated_plurals_are_left_out(po):
    with po.open("a", encoding="utf-8") as file:
        file.write('\n#, fuzzy\nmsgid "test"\nmsgstr "дарс"\n')
        file.write('\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "рӯз"\nmsgstr[1] ""\n')

    messages = compiled(po)

    assert messages.gettext("test") == "test"
    assert messages.ngettext("day", "days", 2) == "days"


def test_a_broken_catalogue_is_named_and_the_old_one_stays(po):
    compiled(po)
    before = po.with_suffix(".mo").read_bytes()
    po.write_text(HEADER + 'msgid "lesson"\nдарс\n', encoding="utf-8")
    later = po.with_suffix(".mo").stat().st_mtime_ns + 1_000_000
    os.utime(po, ns=(later, later))

    with pytest.raises(CommandError, match="django.po"):
        call_command("compile_catalogues")
    assert po.with_suffix(".mo").read_bytes() == before


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project: a module, a template, and what must not be looked at."""
    root = tmp_path / "project"
    files = {
        "app/models.py": (
            '_("Lesson %(n)s")\nngettext("%(n)s day", "%(n)s days", 2)\npgettext("month", "May")\n'
        ),
        "app/templates/a.html": (
            "{% if x %}\n    {% blocktranslate trimmed count n=n %}\n  One\n"
            "  line\n{% plural %}{{ n }} lines{% endblocktranslate %}\n"
            '{% translate "100 % yours" %}{% ui "button" label=_("Send") %}{% endif %}'
        ),
        "app/notes.html": '{% translate "not a template" %}',
        "tests/test_a.py": '_("test")',
        ".venv/lib/b.py": '_("library")',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_texts_are_found_in_python_and_templates(project):
    found = {(message.context, message.id) for message in extract_messages(project) if message.id}

    assert found == {
        (None, "Lesson %(n)s"), (None, ("%(n)s day", "%(n)s days")), ("month", "May"),
        (None, ("One line", "%(n)s lines")), (None, "100 %% yours"), (None, "Send"),
    }  # fmt: skip


def catalogue_of(*msgids: str) -> Catalog:
    catalog = Catalog()
    for msgid in msgids:
        catalog.add(msgid, locations=[("a.py", 7)])
    return catalog


def test_a_new_catalogue_is_sorted_and_names_files_only():
    text = updated("", catalogue_of("b", "a"), "tg", "Тоҷикӣ")

    assert text.endswith('\n\n#: a.py\nmsgid "a"\nmsgstr ""\n\n#: a.py\nmsgid "b"\nmsgstr ""\n')
    assert "DRAFT" in text
    assert "Date" not in text


def test_an_update_keeps_translations_header_and_comments_and_guesses_nothing():
    old = "# Reviewed by N.\n" + HEADER + '# why\n#: a.py\nmsgid "a word"\nmsgstr "калима"\n'

    text = updated(old, catalogue_of("a word", "a world"), "tg", "Тоҷикӣ")

    assert text == old + '\n#: a.py\nmsgid "a world"\nmsgstr ""\n'
    assert updated(text, catalogue_of("a word", "a world"), "tg", "Тоҷикӣ") == text


def test_a_lost_text_comes_back_with_its_translation():
    old = HEADER + '#: a.py\nmsgid "a"\nmsgstr "а"\n\n#: a.py\nmsgid "b"\nmsgstr "б"\n'

    without = updated(old, catalogue_of("b"), "tg", "Тоҷикӣ")

    assert '#~ msgid "a"\n#~ msgstr "а"' in without
    assert updated(without, catalogue_of("a", "b"), "tg", "Тоҷикӣ") == old


def test_the_command_writes_and_checks(project, settings, capsys):
    settings.BASE_DIR = project
    settings.LOCALE_PATHS = [project / "locale"]

    with pytest.raises(SystemExit):
        call_command("update_catalogues", "--check")
    assert not (project / "locale").exists()
    call_command("update_catalogues")
    call_command("update_catalogues", "--check")

    assert capsys.readouterr().out == (
        "6 strings; changed: tg, uz, ky, ru.\n6 strings; changed: tg, uz, ky, ru.\n6 strings; up to date.\n"
    )
    assert 'msgid "Send"' in (project / "locale/ky/LC_MESSAGES/django.po").read_text(encoding="utf-8")
