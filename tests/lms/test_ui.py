"""Components refuse what they do not know, escape what they are given, and their colours can be read."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from lms.templatetags.ui import COMPONENTS, card_number, pin_groups, serial_groups


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% ui "buton" label="x" %}', "no component 'buton'"),
        ('{% ui "button" labl="x" %}', "takes no labl"),
        ('{% ui "button" href="/" %}', "needs label"),
        ('{% ui "button" "x" %}', "name=value"),
        ('{% ui "button" label="x" kind="huge" %}', "no kind 'huge'"),
        ('{% uiblock "msg" kind="loud" %}x{% enduiblock %}', "no kind 'loud'"),
        ('{% ui "card_link" href="/" %}', "needs title"),
    ],
)
def test_a_wrong_input_is_refused(source: str, message: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=message):
        render(source)


def test_button_is_a_link_or_a_button() -> None:
    assert render('{% ui "button" label="Дальше" href="/x/" kind="main" %}').strip() == (
        '<a class="btn main" href="/x/">Дальше</a>'
    )
    assert '<button class="btn outline" type="submit" name="q" value="7">' in render(
        '{% ui "button" label="Ответить" name="q" value="7" %}'
    )


@pytest.mark.parametrize("name", ["label", "href"])
def test_what_is_given_is_escaped(name: str) -> None:
    values = {"label": "x", "href": "/", name: '"><script>alert(1)</script>'}

    html = render('{% ui "button" label=label href=href %}', **values)

    assert "<script" not in html


def test_message_block_keeps_its_content() -> None:
    html = render('{% uiblock "msg" kind="warn" title="Стоп" %}<p>{{ text }}</p>{% enduiblock %}', text="<b>")

    assert "! Стоп" in html
    assert "<p>&lt;b&gt;</p>" in html


def test_progress_says_it_in_words_and_shapes() -> None:
    html = render('{% ui "steps" number=2 total=3 done=1 %}')

    assert re.findall(r'<i class="(\w+)">', html) == ["done", "here", "todo"]
    assert "2" in html and "3" in html


def test_every_component_has_its_template() -> None:
    folder = Path(__file__).resolve().parents[2] / "templates" / "ui"

    assert {path.stem for path in folder.glob("*.html")} == set(COMPONENTS)


@pytest.mark.parametrize(
    ("path", "href"),
    [("/tg/courses/a/", "/uz/courses/a/"), ("/", "/uz/"), ("/verify/123/", "?l=uz"), ("/tgx/", "?l=uz")],
)
def test_language_links_stay_on_the_page(path: str, href: str) -> None:
    html = render(
        "{% language_links as links %}{% for link in links %}{{ link.code }}={{ link.href }} {% endfor %}",
        request=RequestFactory().get(path),
    )

    assert f"uz={href} " in html


def test_numbers_are_grouped_as_on_paper() -> None:
    assert card_number("4821093753").split() == ["48", "210", "937", "53"]
    assert pin_groups("604182").split() == ["604", "182"]
    assert serial_groups("4821093755162048").split() == ["4821", "0937", "5516", "2048"]
    assert card_number("admin") == "admin"


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens() -> dict[str, str]:
    css = Path(finders.find("lms/safar.css")).read_text()
    return dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]{6})", css))


@pytest.mark.parametrize("tint", ["paper", "brand-s", "ok-s", "warn-s", "bad-s", "info-s"])
def test_words_on_every_tint_can_be_read_in_the_sun(tint: str) -> None:
    """WCAG 1.4.6: 7 to 1."""
    assert contrast(tokens()["ink"], tokens()[tint]) >= 7


@pytest.mark.parametrize("colour", ["ink", "ink-2", "brand", "clay", "ok", "warn", "bad", "info"])
def test_every_colour_of_words_on_white(colour: str) -> None:
    assert contrast(tokens()[colour], "#FFFFFF") >= 7


def test_drawings_are_plain_pictures() -> None:
    root = Path(finders.find("lms/img/mark.svg")).parent
    for path in root.rglob("*.svg"):
        tree = ElementTree.parse(path)
        tags = {element.tag.rsplit("}", 1)[-1] for element in tree.iter()}
        assert not tags & {"script", "image", "use", "foreignObject", "a"}, path.name
        assert "href" not in path.read_text().replace("http://www.w3.org", ""), path.name
