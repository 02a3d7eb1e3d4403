"""A word that stands once and differs by one look-alike letter from a frequent word is found."""

from collections import Counter
from pathlib import Path

import pytest

from courses.management.commands.load_curriculum import STARTER
from courses.packs.checks.lookalikes import (
    check_lookalikes,
    read_allowed,
    suspects,
    variants,
    words_by_language,
)
from tests.small_pack import small_pack, starter_pack


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("tg", "ҳукуқ", "ҳуқуқ"), ("tg", "хуқуқ", "ҳуқуқ"), ("tg", "панч", "панҷ"), ("ky", "жанылык", "жаңылык"),
        ("ky", "колум", "көлум"), ("uz", "oqish", "oʻqish"), ("uz", "shaxar", "shahar"),
    ],
)  # fmt: skip
def test_a_wrong_letter_is_found_by_its_frequent_twin(language: str, wrong: str, right: str) -> None:
    assert suspects(Counter({wrong: 1, right: 4}), language) == [(wrong, right)]


def test_frequent_words_short_words_and_named_words_are_left_alone() -> None:
    assert suspects(Counter({"ҳукуқ": 2, "ҳуқуқ": 9}), "tg") == []
    assert suspects(Counter({"дуд": 1, "дӯд": 9}), "tg") == []
    assert suspects(Counter({"ҳукуқ": 1, "ҳуқуқ": 9}), "tg", ["ҳукуқ"]) == []
    assert suspects(Counter({"ҳукуқ": 1, "ҳуқуқ": 3}), "tg") == []


def test_each_place_is_changed_on_its_own() -> None:
    assert set(variants("хук", "tg")) == {"ҳук", "хӯк", "хуқ"}
    assert set(variants("милӣ", "tg")) == {"мӣлӣ"}  # the last letter is grammar
    assert set(variants("жолун", "ky")) == {"жөлун", "жолүн"}


def test_words_are_counted_in_lessons_notes_and_questions() -> None:
    counted = words_by_language(small_pack(), "ru")

    assert counted["договор"] > 20  # lessons
    assert counted["участник"] > 5  # notes for the trainer
    assert counted["визитка"] == 1  # a choice of a question


def test_exceptions_are_read_by_language(tmp_path: Path) -> None:
    (tmp_path / "lookalikes.txt").write_text("# why\ntg: курсӣ, худӣ\nuz: boʻla # a verb\n")

    assert read_allowed(tmp_path) == {"tg": {"курсӣ", "худӣ"}, "uz": {"boʻla"}}


def test_the_starter_pack_has_no_suspect_that_is_not_named() -> None:
    assert [str(finding) for finding in check_lookalikes(starter_pack(), STARTER)] == []
