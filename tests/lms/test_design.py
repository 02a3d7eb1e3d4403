"""The assets: budgets, contrast, browsers of 2018, drawings. How they look is checked by eye and in tests/browser."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from courses.blocks import DRAWINGS

STATIC = Path(settings.BASE_DIR) / "lms" / "static" / "lms"
CSS = (STATIC / "safar.css").read_text()
SCRIPTS = ["safar.js", "verify.js"]
PICTOGRAMS = sorted((STATIC / "img" / "pictograms").glob("*.svg"))
PICTURES = sorted((STATIC / "img" / "pictures").glob("*.svg"))
CLAY_TINT = "#F7E6DC"  # only in drawings: no words stand on it
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("svg", "g", "path", "rect", "circle", "ellipse")}
TOKENS = dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6})", CSS.split("}")[0]))


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def rules(css: str) -> list[tuple[str, list[str]]]:
    """Selector and declarations of every rule, those inside @media too."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", without_comments(css))
    return [(selector.strip(), [d.strip() for d in body.split(";") if d.strip()]) for selector, body in found]


# --- bytes ------------------------------------------------------------------------------------
def test_the_stylesheet_keeps_to_its_budget() -> None:
    assert len(CSS.encode()) <= 12 * 1024
    assert packed(STATIC / "safar.css") <= 4 * 1024


@pytest.mark.parametrize(("name", "limit"), [("safar.js", 2500), ("verify.js", 1024)])
def test_a_script_keeps_to_its_budget(name: str, limit: int) -> None:
    assert packed(STATIC / name) <= limit


# --- contrast ---------------------------------------------------------------------------------
def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of ``#RRGGBB``."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


WHITE = "#FFFFFF"


# Each colour on white and ink on each tint: test_ui.py.
@pytest.mark.parametrize(
    ("words", "ground"),
    [("white", "brand"), ("white", "brand-d"), ("brand", "paper"), ("ink-2", "paper"), ("ink-2", "white")],
)
def test_words_have_seven_to_one(words: str, ground: str) -> None:
    colours = {**TOKENS, "white": WHITE}

    assert contrast(colours[words], colours[ground]) >= 7


def test_edges_of_fields_and_messages_have_three_to_one() -> None:
    assert contrast(TOKENS["line"], WHITE) >= 3
    for kind in ("ok", "warn", "bad", "info"):
        assert contrast(TOKENS[kind], TOKENS[f"{kind}-s"]) >= 3
        assert contrast(TOKENS[kind], WHITE) >= 3


# --- what old browsers and strict policies can take -------------------------------------------
def test_tokens_are_few_and_each_is_used() -> None:
    unused = set(TOKENS) - set(re.findall(r"var\(--([a-z0-9-]+)\)", CSS))

    assert len(TOKENS) <= 25
    assert unused == set()


def test_the_plain_colour_stands_before_its_token() -> None:
    """Opera Mini drops the declaration with var(); without the plain one white words stand on white."""
    missing = []
    for selector, declarations in rules(CSS):
        for place, declaration in enumerate(declarations):
            for token in re.findall(r"var\(--([a-z0-9-]+)\)", declaration):
                if not any(TOKENS[token] in plain for plain in declarations[:place]):
                    missing.append((selector, declaration))

    assert missing == []


def test_nothing_newer_than_chrome_69_stands_alone() -> None:
    newer = r"(?:margin|padding|border|inset)-(?:inline|block):|\binset:|aspect-ratio|@layer|@container|&"

    assert re.findall(newer, without_comments(CSS)) == []


def test_no_ids_imports_fonts_or_addresses() -> None:
    selectors = " ".join(selector for selector, _declarations in rules(CSS))

    assert "#" not in selectors
    assert not re.search(r"@import|@font-face|url\(", CSS)


def test_important_is_only_for_people_who_want_no_motion() -> None:
    important = [(selector, line) for selector, lines in rules(CSS) for line in lines if "!important" in line]

    assert important == [("*", "transition:none!important"), ("*", "animation:none!important")]


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_hold_no_words_and_format_nothing(name: str) -> None:
    code = (STATIC / name).read_text()

    assert not re.search(r"[а-яёӣӯқғҳҷңөү]", code, re.IGNORECASE)
    assert not re.search(r"toLocale|Intl\.|innerHTML|eval\(|https?://", code)


# --- drawings ---------------------------------------------------------------------------------
def test_every_drawing_an_author_can_choose_is_there_and_no_other() -> None:
    assert {path.stem for path in PICTURES} == set(DRAWINGS)


def test_every_thing_of_the_site_has_a_pictogram() -> None:
    """Beside these each pictogram stands for a course and has the name of a drawing; see test_drawings.py too."""
    own = {"certificate", "card", "lesson", "test", "warning", "check"}
    there = {path.stem for path in PICTOGRAMS}

    assert own <= there
    assert there - own <= set(DRAWINGS)


@pytest.mark.parametrize("path", [*PICTOGRAMS, *PICTURES, STATIC / "img" / "mark.svg"], ids=lambda p: p.stem)
def test_a_drawing_is_plain_shapes_in_our_colours(path: Path) -> None:
    root = ElementTree.fromstring(path.read_bytes())
    attributes = [(name, value) for part in root.iter() for name, value in part.attrib.items()]
    colours = {value.upper() for name, value in attributes if name in ("fill", "stroke")} - {"NONE"}

    assert {part.tag for part in root.iter()} <= SHAPES
    assert not [
        name for name, _value in attributes if "href" in name or name.startswith("on") or name == "style"
    ]
    assert colours <= {colour.upper() for colour in TOKENS.values()} | {WHITE, "#FFF", CLAY_TINT}


@pytest.mark.parametrize(
    ("paths", "size", "limit"), [(PICTOGRAMS, "0 0 40 40", 600), (PICTURES, "0 0 320 180", 4096)]
)
def test_drawings_have_their_size_and_few_bytes(paths: list[Path], size: str, limit: int) -> None:
    assert {ElementTree.fromstring(path.read_bytes()).get("viewBox") for path in paths} == {size}
    assert [path.stem for path in paths if path.stat().st_size > limit] == []
