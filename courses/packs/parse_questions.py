"""Reading the bank of questions of a course."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from courses.packs.body import Lines
from courses.packs.files import LANGUAGES, front_matter, line_of, read_file
from courses.packs.model import Lesson, PackError, Question, QuestionText


def _question_texts(path: Path) -> dict[str, QuestionText]:
    """``## key`` sections of a language's question file."""
    front, lines = front_matter(path, {"status"})
    texts: dict[str, QuestionText] = {}
    starts = [n for n, line in enumerate(lines.lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines.lines)], strict=True):
        key = lines.lines[start][3:].strip()
        if key in texts:
            raise lines.error(f"the question '{key}' stands here twice", lines.first + start)
        texts[key] = _question_text(lines, start + 1, end, front.get("status", "draft"))
    return texts


def _question_text(lines: Lines, start: int, end: int, status: str) -> QuestionText:
    prompt, choices, reasons, explanation = "", {}, {}, ""
    letter = ""
    for number in range(start, end):
        line = lines.lines[number]
        if not line.strip():
            continue
        if found := re.match(r"^- ([a-d]): (.+)$", line):
            letter = found[1]
            choices[letter] = found[2].strip()
        elif (found := re.match(r"^\s+> (.+)$", line)) and letter:
            reasons[letter] = found[1].strip()
        elif found := re.match(r"^> (.+)$", line):
            explanation = f"{explanation} {found[1].strip()}".strip()
        elif not choices:
            prompt = f"{prompt} {line.strip()}".strip()
        else:
            raise lines.error("a question is: text, '- a: choice', '> explanation'", lines.first + number)
    if not prompt:
        raise lines.error("the question has no text", lines.first + start)
    return QuestionText(prompt, choices, reasons, explanation, status)


QUESTION_KEYS = {"kind", "lesson", "must", "choices", "correct"}


def read_questions(folder: Path, lessons: Iterable[Lesson]) -> tuple[Question, ...]:
    """The bank of a course; every language's file must have the same choices."""
    path = folder / "questions.toml"
    text = read_file(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        raise PackError(path, int(found[1]) if found else 1, f"not readable as TOML: {problem}") from None
    slugs = {lesson.slug for lesson in lessons}
    texts = {
        lang: _question_texts(folder / f"{lang}.md")
        for lang in LANGUAGES
        if (folder / f"{lang}.md").is_file()
    }
    for lang, by_key in texts.items():
        if unknown := set(by_key) - set(data):
            key = sorted(unknown)[0]
            raise PackError(folder / f"{lang}.md", line_of(read_file(folder / f"{lang}.md"), f"## {key}"),
                            f"'{key}' is not in questions.toml")  # fmt: skip
    return tuple(
        _question(
            path,
            text,
            key,
            row,
            slugs,
            {lang: by_key[key] for lang, by_key in texts.items() if key in by_key},
        )
        for key, row in data.items()
    )


def _question(
    path: Path, text: str, key: str, row: dict[str, Any], lessons: set[str], texts: dict[str, QuestionText]
) -> Question:
    line = line_of(text, key)
    if set(row) != QUESTION_KEYS:
        raise PackError(path, line, f"'{key}' has kind, lesson, must, choices, correct")
    if row["kind"] not in ("test", "practice") or not isinstance(row["must"], bool):
        raise PackError(path, line, f"'{key}': kind is test or practice, must is true or false")
    if row["lesson"] not in lessons:
        raise PackError(path, line, f"'{key}': there is no lesson '{row['lesson']}'")
    if row["correct"] not in row["choices"] or len(set(row["choices"])) != len(row["choices"]):
        raise PackError(path, line, f"'{key}': correct must be one of its (different) choices")
    if "ru" not in texts:
        raise PackError(path.parent / "ru.md", 1, f"the question '{key}' is missing")
    for language, words in texts.items():
        if list(words.choices) != list(row["choices"]):
            file = path.parent / f"{language}.md"
            raise PackError(
                file, line_of(read_file(file), f"## {key}"), f"'{key}' needs the choices {row['choices']}"
            )
    return Question(
        key, row["kind"], row["lesson"], row["must"], tuple(row["choices"]), row["correct"], texts
    )
