"""The reviewer's document as a Word file: a first page, the agreed words, then a table for each text.

Landscape A4, four columns: number, Russian, translation, and an empty box. A document for the Russian text has no third
column of its own. What brings a row back to its place stands in small grey letters below its number.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import IO, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from courses.packs.checks.glossary import Term, terms_in
from courses.packs.model import Course
from courses.packs.review.lines import Line
from courses.packs.review.markup import Run, shown
from courses.packs.review.messages import Labels, labels
from courses.packs.review.parts import COURSE, SOURCE, Part, Unit, digest, units_of
from courses.packs.review.sheet import Code
from courses.packs.review.xml import GREY, NAMESPACE, SHADE, cell, paragraph, row, run, shown_runs, table
from lms.languages import endonym, format_date

FONT = "Arial"  # on every computer and phone, or replaced by one of the same widths; it has all our letters
SMALL, TINY = 7, 5
DARK, BEGINS = "D9D9D9", {"section", "question"}  # where something new begins, for the eye
ROW_HEIGHT = 510  # twentieths of a point: room to write by hand
#: Style, size, space before and after, in points.
STYLES = (("Normal", 10, 0, 0), ("No Spacing", 4, 0, 0), ("Title", 18, 0, 8), ("Heading 1", 14, 0, 6),
          ("Heading 2", 11, 6, 4), ("Footer", 8, 0, 0), ("Body Text", 11, 0, 4))  # fmt: skip
FOUR, THREE = (1500, 4450, 4650, 4870), (1500, 6985, 6985)


def write_document(
    course: Course, language: str, terms: Iterable[Term], day: dt.date, file: IO[bytes] | Any
) -> int:
    """Write the document of a course in a language; returns how many rows it has. ``terms`` is the glossary."""
    units = units_of(course, language)
    writer = _Writer(course, language, day, units)
    writer.first_page()
    writer.glossary([] if language == SOURCE else terms_in(course, terms, language))
    writer.texts()
    writer.document.save(file)
    return writer.code.rows


class _Writer:
    """One document on its way to a file."""

    def __init__(self, course: Course, language: str, day: dt.date, units: list[Unit]) -> None:
        self.course, self.language, self.day, self.units = course, language, day, units
        self.own, self.russian = labels(language, language), labels(SOURCE, language)
        rows = sum(len(unit.parts or ()) for unit in units)
        self.code = Code(language, course.id, day, rows)
        self.document = _empty_document(self.own.title, course, language)
        self.widths = THREE if language == SOURCE else FOUR

    def add(self, rows: Iterable[str], widths: Iterable[int]) -> None:
        """Put a table at the end, and a small gap after it: two tables without one would be joined."""
        body = self.document.element.body
        end = body.find(qn("w:sectPr"))
        end.addprevious(parse_xml(table(rows, widths)))
        end.addprevious(parse_xml(f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="NoSpacing"/></w:pPr></w:p>'))

    # --- first page -------------------------------------------------------------------------------

    def first_page(self) -> None:
        self.document.add_paragraph(self.both("title", " · "), style="Title")
        facts = [
            (self.both("course"), self.titles(self.units[0])),
            (self.both("language"), endonym(self.language)),
            (self.both("exported"), format_date(self.day, self.language)),
        ]
        self.add((self._pair(name, value) for name, value in facts), (4000, 11470))
        self.document.add_paragraph(self.both("how", " · "), style="Heading 2")
        sides = [self.own] if self.language == SOURCE else [self.russian, self.own]
        self.add(
            [row([self._steps(side, 15470 // len(sides)) for side in sides])],
            [15470 // len(sides)] * len(sides),
        )
        self.document.add_paragraph(self.both("you", " · "), style="Heading 2")
        self.add(map(self._asked, self.own.asked), (5600, 9870))
        if left_out := [unit for unit in self.units if unit.parts is None]:
            self.document.add_paragraph(self.both("untranslated", " · "), style="Heading 2")
            self.document.add_paragraph(" · ".join(unit.title for unit in left_out))

    def both(self, name: str, between: str = " / ") -> str:
        """A fixed word in both languages."""
        words = dict.fromkeys([getattr(self.own, name), getattr(self.russian, name)])
        return between.join(words)

    def titles(self, unit: Unit) -> str:
        return " · ".join(dict.fromkeys(filter(None, [unit.own_title, unit.title])))

    def _pair(self, name: str, value: str) -> str:
        small = cell([paragraph([run(name, colour=GREY)])], 4000, SHADE)
        return row([small, cell([paragraph([run(value, bold=True)])], 11470)])

    def _steps(self, side: Labels, width: int) -> str:
        steps = enumerate(side.steps, start=1)
        return cell([paragraph([run(f"{number}. {words}")], "BodyText") for number, words in steps], width)

    def _asked(self, name: str) -> str:
        words = " / ".join(dict.fromkeys([self.own.asked[name], self.russian.asked[name]]))
        first = [paragraph([run(words)]), self._tiny(f"cover:{name}")]
        return row([cell(first, 5600, SHADE), cell([], 9870)], height=ROW_HEIGHT)

    # --- tables -----------------------------------------------------------------------------------

    def glossary(self, terms: list[Term]) -> None:
        """The agreed words; what is written into their boxes is a proposal."""
        if not terms:
            return
        self._break(self.both("glossary", " · "))
        self.document.add_paragraph(self.both("glossary_hint", " "))
        self.add(self._glossary_rows(terms), FOUR)

    def _glossary_rows(self, terms: list[Term]) -> Iterator[str]:
        yield self._head(FOUR)
        for term in terms:
            words = [term.shown[code] for code in (SOURCE, self.language)]
            place = [f"glossary:{term.key}#0", " ".join(map(digest, words))]
            first = [paragraph([run(term.key, bold=True)]), *map(self._tiny, place)]
            own = [
                paragraph([run(text, language=code)])
                for text, code in zip(words, (SOURCE, self.language), strict=True)
            ]
            yield row(
                [
                    cell(first, FOUR[0]),
                    cell(own[:1], FOUR[1], SHADE),
                    cell(own[1:], FOUR[2]),
                    cell([], FOUR[3]),
                ],
                height=ROW_HEIGHT,
            )

    def texts(self) -> None:
        """The course, then each lesson on a page of its own with its questions below."""
        for number, (page, questions) in enumerate(_groups(self.units)):
            if page.parts is None and not any(question.parts for question in questions):
                continue
            title = self.titles(page)
            self._break(title if page.name == COURSE else f"{number}. {title}")
            labels_of_rows = (f"{number}.{at}" for at in range(1, 10_000))
            if page.parts:
                self._table(self._rows(page, labels_of_rows))
            if rows := [row for unit in questions for row in self._rows(unit, labels_of_rows)]:
                self.document.add_paragraph(self.both("questions", " · "), style="Heading 2")
                self._table(rows)

    def _table(self, rows: Iterable[str]) -> None:
        self.add([self._head(self.widths), *rows], self.widths)

    def _rows(self, unit: Unit, numbers: Iterator[str]) -> Iterator[str]:
        yield from (self._row(part, next(numbers)) for part in unit.parts or ())

    def _row(self, part: Part, number: str) -> str:
        first = [
            paragraph(
                [run(number, bold=True), run(f" {self.own.kinds[part.kind]}", size=SMALL, colour=GREY)]
            ),
            self._tiny(f"{part.unit}#{part.place}"),
            self._tiny(" ".join(part.digests)),
        ]
        sides = [] if self.language == SOURCE else [(part.russian, SOURCE, SHADE)]
        texts = [
            cell(_shown(part, lines, code), width, shade)
            for (lines, code, shade), width in zip(
                [*sides, (part.own, self.language, "")], self.widths[1:], strict=False
            )
        ]
        shade = DARK if part.kind in BEGINS else ""
        return row([cell(first, self.widths[0], shade), *texts, cell([], self.widths[-1])], height=ROW_HEIGHT)

    def _head(self, widths: tuple[int, ...]) -> str:
        names = ["number", "russian", "own", "box"] if len(widths) == 4 else ["number", "russian", "box"]
        cells = [
            cell([paragraph([run(self.both(name), bold=True, size=8)])], width, SHADE)
            for name, width in zip(names, widths, strict=True)
        ]
        cells[0] = cells[0].replace("</w:tc>", self._tiny(str(self.code)) + "</w:tc>")
        return row(cells, head=True)

    @staticmethod
    def _tiny(text: str) -> str:
        return paragraph([run(text, size=TINY, colour=GREY)])

    def _break(self, title: str) -> None:
        heading = self.document.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = True
        heading.add_run(title)


def _groups(units: list[Unit]) -> list[tuple[Unit, list[Unit]]]:
    """Each page with the questions that stand after it."""
    groups: list[tuple[Unit, list[Unit]]] = []
    for unit in units:
        if unit.name.startswith("question:"):
            groups[-1][1].append(unit)
        else:
            groups.append((unit, []))
    return groups


def _shown(part: Part, lines: tuple[Line, ...], language: str) -> list[str]:
    """Lines as paragraphs; Markdown as it is read."""
    seen = (shown(line.words) if part.rule.rich else (Run(line.words),) for line in lines)
    return [paragraph(shown_runs(runs, language)) for runs in seen]


def _empty_document(title: str, course: Course, language: str) -> Any:
    """Landscape A4 with our font in every style, and a foot with the page's number."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin, section.bottom_margin = Mm(12), Mm(14)
    section.footer_distance = Mm(7)
    document.core_properties.title = f"{title}: {course.texts[SOURCE].heading}"
    document.core_properties.author, document.core_properties.comments = "Safar", ""
    document.core_properties.language = language
    for name, size, before, after in STYLES:
        _style(document.styles[name], size, before, after)
    document.styles["Title"].element.pPr.remove(document.styles["Title"].element.pPr.find(qn("w:pBdr")))
    foot = section.footer.paragraphs[0]
    foot.add_run(f"Safar · {course.texts[SOURCE].heading} · {endonym(language)} · ")
    for field in ("PAGE", "NUMPAGES"):
        foot.add_run("" if field == "PAGE" else " / ")
        foot._p.append(
            parse_xml(f'<w:fldSimple {NAMESPACE} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
    return document


def _style(style: Any, size: float, before: float, after: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0
