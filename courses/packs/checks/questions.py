"""A course's bank of questions: enough of them, short, balanced, answerable from their lesson."""

from collections import Counter
from collections.abc import Iterator

from courses.packs.checks.finding import Finding, error, warning
from courses.packs.model import Course, Question
from courses.reading import LETTERS_PER_CHOICE, LETTERS_PER_PROMPT

TEST_QUESTIONS = 18
LONGEST_SHARE = 0.5  # above it a reader can pass by choosing the longest answer


def check_bank(where: str, course: Course) -> Iterator[Finding]:
    """The bank as a whole."""
    test = [question for question in course.questions if question.kind == "test"]
    if len(test) < TEST_QUESTIONS:
        yield error(where, f"{len(test)} test questions; at least {TEST_QUESTIONS}")
    must = [question for question in test if question.must]
    if not must or len(must) > course.questions_per_attempt // 2:
        yield error(where, f"{len(must)} questions must be right; one to {course.questions_per_attempt // 2}")
    sensitive = {lesson.slug for lesson in course.lessons if lesson.sensitive}
    for question in must:
        if question.lesson in sensitive:
            yield warning(where, f"{question.key} must be right, but its lesson can be hidden")
    yield from _check_lessons(where, course)
    yield from _check_balance(where, test)


def _check_lessons(where: str, course: Course) -> Iterator[Finding]:
    for lesson in course.lessons:
        kinds = [question.kind for question in course.questions if question.lesson == lesson.slug]
        if "practice" not in kinds:
            yield error(where, f"the lesson {lesson.slug} has no practice question")
        if "test" not in kinds:
            yield warning(where, f"no test question on the lesson {lesson.slug}")


def _check_balance(where: str, test: list[Question]) -> Iterator[Finding]:
    longest = [question.key for question in test if _right_is_longest(question)]
    if len(longest) > len(test) * LONGEST_SHARE:
        yield error(where, f"the right answer is the longest in {len(longest)} of {len(test)} questions")
    letters = Counter(question.choices.index(question.correct) for question in test)
    if test and max(letters.values()) > len(test) * 0.5:
        yield warning(
            where, f"the right answer stands in one place in {max(letters.values())} of {len(test)}"
        )


def _right_is_longest(question: Question) -> bool:
    sizes = {letter: len(text) for letter, text in question.texts["ru"].choices.items()}
    right = sizes.pop(question.correct)
    return right > max(sizes.values())


def check_question(where: str, question: Question) -> Iterator[Finding]:
    """One question in Russian."""
    text = question.texts["ru"]
    if len(text.prompt) > LETTERS_PER_PROMPT or not text.prompt.endswith("?"):
        yield error(
            where, f"{question.key}: {len(text.prompt)} letters; {LETTERS_PER_PROMPT} at most, and a “?” last"
        )
    for letter, choice in text.choices.items():
        if len(choice) > LETTERS_PER_CHOICE:
            yield error(
                where, f"{question.key} {letter}: {len(choice)} letters; {LETTERS_PER_CHOICE} at most"
            )
    if len(set(text.choices.values())) != len(text.choices):
        yield error(where, f"{question.key}: two choices say the same")
    if not text.explanation:
        yield error(where, f"{question.key}: no reason (> …)")
