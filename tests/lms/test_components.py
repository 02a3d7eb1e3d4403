"""What every component writes and escapes, forms in trouble, and the frame of every page. See also test_ui.py."""

from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from lms.templatetags.ui import card_number, component_template, pin_groups, serial_groups

TEMPLATES = Path(settings.BASE_DIR) / "templates"
EVIL = "<script>\"'&"
ESCAPED = "&lt;script&gt;&quot;&#x27;&amp;"


class CardForm(forms.Form):
    number = forms.CharField(label="Card number")


def render(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% ui "steps" number=1 %}', "needs total"),
        ("{% ui %}", "needs the name of a component"),
        ('{% uiblock "button" label="x" %}y{% enduiblock %}', "takes no content"),
    ],
)
def test_a_wrong_use_fails_when_the_template_is_compiled(source: str, message: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=message):
        Template("{% load ui %}" + source)


def test_no_page_uses_a_component_wrongly() -> None:
    pages = [path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.html")]

    assert len(pages) > 40
    for page in pages:
        get_template(str(page))  # compiling raises for a wrong input


def test_the_template_of_a_component_is_looked_up_once() -> None:
    assert component_template("back") is component_template("back")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{% ui "button" label="Go" %}', '<button class="btn outline" type="submit">Go</button>'),
        (
            '{% ui "button" label="Go" type="submit" kind="danger" name="q" value="7" %}',
            '<button class="btn danger" type="submit" name="q" value="7">Go</button>',
        ),
        ('{% ui "back" href="/" label="Course" %}', '<a class="back" href="/">‹ Course</a>'),
        ('{% ui "back" href="/" %}', '<a class="back" href="/">‹ Назад</a>'),
        (
            '{% ui "card_link" href="/c/" title="Wage" meta="5 min" pictogram="wage" %}',
            '<a class="card-link" href="/c/"><img src="/static/lms/img/pictograms/wage.svg" width="40"'
            ' height="40" alt=""><span><b>Wage</b><small>5 min</small></span></a>',
        ),
        (
            '{% ui "card_link" href="/c/" title="Wage" %}',
            '<a class="card-link" href="/c/"><span><b>Wage</b></span></a>',
        ),
        (
            '{% ui "code" label="PIN" value="604 182" %}',
            '<p class="code-row"><span>PIN</span> <b class="code">604 182</b></p>',
        ),
        (
            '{% uiblock "msg" kind="ok" title="Done" %}<p>Why</p>{% enduiblock %}',
            '<div class="msg ok"><p class="msg-title">✓ Done</p><p>Why</p></div>',
        ),
        ('{% ui "msg" content="So" %}', '<div class="msg info">So</div>'),
        (
            '{% ui "progress" done=1 total=2 %}',
            '<p class="progress"><span>Пройдено: 1 из 2</span> <span class="seg" aria-hidden="true">'
            '<i class="done"></i><i class="todo"></i></span></p>',
        ),
    ],
)
def test_a_component_writes(source: str, html: str, compiled_catalogues: None) -> None:
    assert render(source) == html


@pytest.mark.parametrize(
    ("setting", "address"),
    [("", "/leave/?l=tg"), ("https://weather.example/?a=1&b=2", "https://weather.example/?a=1&amp;b=2")],
)
def test_the_way_out_leaves_no_referrer(
    setting: str, address: str, settings: Any, compiled_catalogues: None
) -> None:
    settings.SAFAR_LEAVE_URL = setting
    with translation.override("tg"):
        html = render('{% ui "leave" %}')

    link = f'<a class="leave" data-leave href="{address}" rel="noreferrer nofollow" referrerpolicy="no-referrer">'
    assert f"{link}✕ Баромадан</a>" in html
    assert "таърихи браузер" in html  # that the history stays is said beforehand


@pytest.mark.parametrize(
    "source",
    [
        '{% ui "button" label="x" name="n" value=evil %}',
        '{% ui "back" href=evil label="x" %}',
        '{% ui "back" href="/" label=evil %}',
        '{% ui "card_link" href="/" title=evil meta="x" %}',
        '{% ui "card_link" href="/" title="x" meta=evil %}',
        '{% ui "card_link" href="/" title="x" pictogram=evil %}',
        '{% ui "code" label=evil value="x" %}',
        '{% ui "code" label="x" value=evil %}',
        '{% ui "msg" title=evil %}',
        '{% ui "msg" content=evil %}',
        '{% uiblock "msg" %}{{ evil }}{% enduiblock %}',
    ],
)
def test_nothing_that_is_put_in_becomes_markup(source: str) -> None:
    html = render(source, evil=EVIL)

    assert "<script" not in html
    assert ESCAPED in html or "%3Cscript" in html


# --- forms ------------------------------------------------------------------------------------
def test_a_field_has_its_label_and_hint_above_and_names_the_hint() -> None:
    html = render('{% ui "field" field=form.number hint="10 digits" %}', form=CardForm())

    parts = ['<label for="id_number">Card number', 'id="id_number-hint">10 digits', "<input"]
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert 'aria-describedby="id_number-hint"' in html
    assert "wrong" not in html


def test_a_field_with_an_error_keeps_what_was_typed_and_names_the_error() -> None:
    form = CardForm({"number": EVIL})
    form.add_error("number", "It has 10 digits.")

    html = render('{% ui "field" field=form.number hint="10 digits" %}', form=form)

    assert '<div class="field wrong">' in html
    assert html.index('<p class="error" id="id_number_error">It has 10 digits.</p>') < html.index("<input")
    assert f'value="{ESCAPED}"' in html
    assert 'aria-describedby="id_number-hint id_number_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_without_a_hint_still_names_its_error() -> None:
    html = render('{% ui "field" field=form.number %}', form=CardForm({"number": ""}))

    assert 'aria-describedby="id_number_error"' in html
    assert 'id="id_number_error"' in html


def test_the_error_block_can_take_the_focus_and_leads_to_the_field() -> None:
    form = CardForm({"number": ""})
    form.add_error(None, EVIL)

    html = render('{% ui "errors" form=form %}', form=form)

    assert '<div class="errors" role="alert" tabindex="-1">' in html
    assert html.index(f"<li>{ESCAPED}</li>") < html.index('<a href="#id_number">')


def test_a_form_without_errors_has_no_error_block() -> None:
    assert render('{% ui "errors" form=form %}', form=CardForm()) == ""


@pytest.mark.parametrize(
    ("filtered", "text"),
    [
        (card_number("482109375"), "482109375"),
        (pin_groups("60418x"), "60418x"),
        (serial_groups(None), "None"),
    ],
)
def test_what_is_no_such_number_stays_as_it_is(filtered: str, text: str) -> None:
    assert filtered == text


# --- the frame of every page ------------------------------------------------------------------
def frame(path: str, language: str = "uz", template: str = "base.html", **context: Any) -> str:
    """A page that is given ``learner`` only: it fails when it asks for the request's user or session."""

    def refuse() -> None:
        raise AssertionError("a page that is cached for everybody asked who is there")

    request = RequestFactory().get(path)
    request.user, request.session = SimpleLazyObject(refuse), SimpleLazyObject(refuse)
    with translation.override(language):
        return get_template(template).render({"learner": None, **context}, request)


def test_the_frame_asks_neither_user_nor_session_nor_database(compiled_catalogues: None) -> None:
    html = frame("/uz/courses/a/")

    assert '<html lang="uz">' in html
    assert "<title>Safar · " in html
    assert 'href="/uz/sign-in/"' in html
    assert "data-personal" not in html


@pytest.mark.parametrize(
    ("language", "word"), [("tg", "Сафар"), ("uz", "Safar"), ("ky", "Сапар"), ("ru", "Сафар")]
)
def test_the_mark_has_its_word_in_the_language(language: str, word: str, compiled_catalogues: None) -> None:
    assert f"<b>{word}</b></a>" in frame(f"/{language}/", language)


def test_the_languages_lead_to_the_same_page_without_its_query() -> None:
    html = frame("/uz/courses/a/b/?name=Gulnora")

    for code, name in [("tg", "Тоҷикӣ"), ("ky", "Кыргызча"), ("ru", "Русский")]:
        link = f'<a href="/{code}/courses/a/b/" lang="{code}" hreflang="{code}" data-language="{code}">'
        assert f"{link}{name}</a>" in html
    assert 'data-language="uz" aria-current="true">Oʻzbekcha</a>' in html
    assert "Gulnora" not in html


def test_a_signed_in_page_offers_to_finish_and_is_marked_as_personal() -> None:
    html = frame("/uz/courses/a/", learner=object())

    assert "<body data-personal>" in html
    assert 'href="/uz/my/"' in html
    assert 'href="/uz/sign-out/"' in html
    assert 'href="/uz/sign-in/"' not in html


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "429", "500"])
@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_a_page_of_trouble_needs_nothing_that_may_be_broken(
    name: str, language: str, compiled_catalogues: None
) -> None:
    html = frame(f"/{language}/", language, f"{name}.html")

    assert f'<html lang="{language}">' in html
    assert f'<a class="btn main" href="/{language}/">' in html
    assert html.count("<h1>") == 1
