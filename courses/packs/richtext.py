"""Markdown of a translator to the little HTML that Wagtail's rich text keeps, and back.

Bold, links, paragraphs and lists; everything else is refused by leaving it as plain text. What comes out went
through nh3, so that a pack cannot bring markup of its own.
"""

import re
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("zero").enable(["list", "emphasis", "link", "escape", "newline"])
TAGS = {"p", "b", "a", "ul", "ol", "li"}
SCHEMES = {"http", "https", "tel", "mailto"}


def clean_html(html: str) -> str:
    """HTML with only our tags, and of attributes only a link's address."""
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def to_html(markdown: str) -> str:
    """Markdown as rich text. Line breaks inside a paragraph are spaces."""
    html = MARKDOWN.render(markdown).replace("strong>", "b>").replace("<em>", "").replace("</em>", "")
    html = clean_html(html)
    html = re.sub(r"<li>\s*<p>(.*?)</p>\s*</li>", r"<li>\1</li>", html, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", " ", html).replace("> <", "><").strip()


SPECIAL = re.compile(r"([\\*_\[\]`<])")
LINE_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+#>])(?=\s|#|$)|^(:::)")


def escaped(text: str) -> str:
    """Plain text as Markdown that means the same."""
    return SPECIAL.sub(r"\\\1", text)


def protected(markdown: str) -> str:
    """Markdown of a line whose beginning is no list, quotation or directive."""
    return LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}", markdown)


class _Writer(HTMLParser):
    """Collects blocks of Markdown from rich text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.line = ""
        self.href = ""
        self.lists: list[list[str] | None] = []
        self.numbered = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.flush()
            self.lists.append([])
            self.numbered = tag == "ol"
        elif tag in ("b", "strong"):
            self.line += "**"
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
            self.line += "["
        elif tag == "br":
            self.line += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self.line += "**"
        elif tag == "a":
            self.line += f"]({self.href})"
        elif tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1].append(self.line.strip())
            self.line = ""
        elif tag in ("ul", "ol") and self.lists:
            items = self.lists.pop() or []
            marks = [f"{n}." if self.numbered else "-" for n in range(1, len(items) + 1)]
            self.blocks.append("\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True)))
        elif tag in ("p", "h3", "h2") and not self.lists:
            self.flush()

    def handle_data(self, data: str) -> None:
        # A no-break space belongs to a number; every other run of white space is one space.
        self.line += escaped(re.sub(r"[ \t\r\n]+", " ", data))

    def flush(self) -> None:
        text = self.line.strip(" ")
        if text:
            self.blocks.append(protected(text))
        self.line = ""


def to_markdown(html: str) -> str:
    """Rich text as canonical Markdown: ``to_html(to_markdown(x))`` equals ``x`` for what ``to_html`` made."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.flush()
    return "\n\n".join(writer.blocks)


def inline(markdown: str) -> str:
    """One line of Markdown as rich text of one paragraph."""
    return to_html(protected(markdown.strip()))
