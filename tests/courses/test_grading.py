import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.grading import AnswersRefused, choice_order, draw, grade, needed_to_pass


def bank(count: int = 20, must: int = 4, per_attempt: int = 10) -> dict:
    """A snapshot whose right choice is always ``<id>-b``."""
    return {
        "pass_mark": 70,
        "questions_per_attempt": per_attempt,
        "questions": [
            {
                "id": f"q{n}", "lesson": 100 + n % 3, "must": n < must, "key": f"q{n}-b",
                "choices": [{"id": f"q{n}-{c}"} for c in "abc"],
            }
            for n in range(count)
        ],
    }  # fmt: skip


def right(drawn: list[str]) -> dict[str, str]:
    return {q: f"{q}-b" for q in drawn}


@given(who=st.text(max_size=20), attempt=st.integers(1, 500))
def test_draw_has_every_must_question_and_ten_different_ones(who: str, attempt: int) -> None:
    drawn = draw(bank(), who, attempt, "7")

    assert len(drawn) == len(set(drawn)) == 10
    assert {"q0", "q1", "q2", "q3"} <= set(drawn)


def test_draw_is_the_same_again_and_another_for_another_attempt() -> None:
    assert draw(bank(), "5", 1, "7") == draw(bank(), "5", 1, "7")
    assert draw(bank(), "5", 1, "7") != draw(bank(), "5", 2, "7")
    assert draw(bank(), "5", 1, "7") != draw(bank(), "6", 1, "7")


def test_draw_is_fixed_by_the_documented_hash() -> None:
    """A phone must draw the same: this list may change only with the contract."""
    assert draw(bank(), "5", 1, "7") == ["q3", "q8", "q12", "q19", "q7", "q14", "q11", "q2", "q0", "q1"]


def test_more_must_questions_than_places_are_all_asked() -> None:
    assert len(draw(bank(must=12), "5", 1, "7")) == 12


def test_choices_are_mixed_but_never_lost() -> None:
    question = bank()["questions"][0]

    orders = {tuple(choice_order(question, f"seed{n}")) for n in range(30)}

    assert all(set(order) == {"q0-a", "q0-b", "q0-c"} for order in orders)
    assert len(orders) > 1


@pytest.mark.parametrize(("mark", "total", "needed"), [(70, 10, 7), (70, 12, 9), (100, 10, 10), (1, 10, 1)])
def test_needed_is_rounded_up(mark: int, total: int, needed: int) -> None:
    assert needed_to_pass(mark, total) == needed


def test_all_right_passes() -> None:
    drawn = draw(bank(), "5", 1, "7")

    result = grade(bank(), drawn, right(drawn))

    assert (result.correct, result.total, result.needed, result.passed, result.review_lessons) == (
        10,
        10,
        7,
        True,
        [],
    )


def test_three_wrong_pass_and_four_do_not() -> None:
    drawn = draw(bank(must=0), "5", 1, "7")

    three = grade(bank(must=0), drawn, right(drawn) | {q: f"{q}-a" for q in drawn[:3]})
    four = grade(bank(must=0), drawn, right(drawn) | {q: f"{q}-a" for q in drawn[:4]})

    assert (three.correct, three.passed) == (7, True)
    assert (four.correct, four.passed) == (6, False)


def test_one_missed_must_question_is_enough_not_to_pass() -> None:
    drawn = draw(bank(), "5", 1, "7")

    result = grade(bank(), drawn, right(drawn) | {"q0": "q0-a"})

    assert (result.correct, result.must_missed, result.passed) == (9, 1, False)


def test_lessons_to_see_again_come_most_missed_first() -> None:
    drawn = [q["id"] for q in bank()["questions"]]
    wrong = {"q1": "q1-a", "q2": "q2-a", "q5": "q5-a"}

    assert grade(bank(), drawn, right(drawn) | wrong).review_lessons == [102, 101]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"nowhere": "x"}, "unknown_question"),
        ({"q0": "q1-b"}, "unknown_choice"),
        ({"q0": ""}, "unknown_choice"),
    ],
)
def test_answers_that_are_none_are_refused(change: dict[str, str], reason: str) -> None:
    drawn = draw(bank(), "5", 1, "7")

    with pytest.raises(AnswersRefused) as refused:
        grade(bank(), drawn, right(drawn) | change)

    assert refused.value.reason == reason


def test_another_draw_and_a_missing_answer_are_refused() -> None:
    drawn = draw(bank(), "5", 1, "7")
    outside = next(q["id"] for q in bank()["questions"] if q["id"] not in drawn)

    with pytest.raises(AnswersRefused, match="other_draw"):
        grade(bank(), drawn, right(drawn) | {outside: f"{outside}-b"})
    with pytest.raises(AnswersRefused, match="incomplete") as refused:
        grade(bank(), drawn, right(drawn[1:]))

    assert refused.value.questions == [drawn[0]]
