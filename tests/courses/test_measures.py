"""Words and sentences of a lesson against the reading rules."""

from typing import Any

import pytest

from courses.blocks import LessonBody
from courses.measures import count_words, measure, sentences_of


def body(*rows: tuple[str, Any]) -> Any:
    rows_as_stored = [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(rows)]
    return LessonBody().to_python(rows_as_stored)


def picture(**value: Any) -> tuple[str, Any]:
    return "picture", {"drawing": "wage", "image": None, "alt": "", "decorative": False, **value}


@pytest.mark.parametrize(
    "text, number",
    [("", 0), ("— …", 0), ("Oʻzbekiston gʻarbi", 2), ("где-то 25 дней", 3), ("Ҳуқуқи шумо.", 2)],
)
def test_words_of_our_languages(text: str, number: int) -> None:
    assert count_words(text) == number


def test_sentences_end_with_a_sign_or_a_line() -> None:
    assert sentences_of("Раз. Два!\nТри… Четыре") == ["Раз.", "Два!", "Три…", "Четыре"]


def test_long_sentences_and_paragraphs_are_named() -> None:
    long = " ".join(["слово"] * 16) + "."
    found = measure(
        body(("paragraph", f"<p>Коротко.</p><p>{long}</p>"), ("warning", f"<p>{'Да нет. ' * 21}</p>"))
    )
    assert found.long_sentences == [long]
    assert len(found.long_paragraphs) == 1 and found.long_paragraphs[0].startswith("Да нет.")
    assert found.words == 1 + 16 + 42 and found.sentences == 1 + 1 + 21


@pytest.mark.parametrize("words, right", [(249, False), (250, True), (450, True), (451, False)])
def test_the_length_of_a_lesson(words: int, right: bool) -> None:
    assert measure(body(("paragraph", f"<p>{'да. ' * words}</p>"))).length_is_right is right


def test_pictures_need_words_or_the_mark_decorative() -> None:
    found = measure(body(picture(), picture(alt="Деньги"), picture(decorative=True)))
    assert found.pictures_without_words == 1 and not found.has_audio


def test_an_empty_text_is_empty() -> None:
    assert measure([]).words == 0
