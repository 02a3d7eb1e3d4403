"""Writing a pack's folder in its canonical form."""

from pathlib import Path

from courses.packs.body import write_body
from courses.packs.model import Course, Lesson, Pack, Programme, Question, Source, Text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front(text: Text) -> str:
    lines = ["---", f"heading: {text.heading}", f"summary: {text.summary}", f"status: {text.status}"]
    if text.reviewer:
        lines.append(f"reviewer: {text.reviewer}")
    if text.reviewer_role:
        lines.append(f"reviewer_role: {text.reviewer_role}")
    if text.reviewed_on:
        lines.append(f"reviewed_on: {text.reviewed_on.isoformat()}")
    return "\n".join([*lines, "---", ""])


def _source(source: Source) -> str:
    lines = [
        "", "[[sources]]", f"fact = {_quoted(source.fact)}", f"title = {_quoted(source.title)}",
        f"address = {_quoted(source.address)}", f"checked_on = {source.checked_on.isoformat()}",
        f"volatile = {_flag(source.volatile)}",
    ]  # fmt: skip
    if source.review_by:
        lines.append(f"review_by = {source.review_by.isoformat()}")
    return "\n".join([*lines, f"learner = {_flag(source.learner)}", ""])


def lesson_words(text: Text) -> str:
    """One language's file of a lesson."""
    return _front(text) + write_body(text.blocks, text.notes)


def course_words(text: Text) -> str:
    """One language's file of a course."""
    return _front(text) + (text.outcomes + "\n" if text.outcomes else "")


def write_lesson(folder: Path, lesson: Lesson) -> None:
    lines = [f"id = {_quoted(lesson.id)}", f"minutes = {lesson.minutes}"]
    if lesson.review_by:
        lines.append(f"review_by = {lesson.review_by.isoformat()}")
    if lesson.sensitive:
        lines.append(f"sensitive = {_quoted(lesson.sensitive)}")
    _write(folder / "lesson.toml", "\n".join([*lines, ""]) + "".join(map(_source, lesson.sources)))
    for language, text in lesson.texts.items():
        _write(folder / f"{language}.md", lesson_words(text))


def write_questions(folder: Path, questions: tuple[Question, ...]) -> None:
    neutral = []
    for q in questions:
        letters = ", ".join(_quoted(letter) for letter in q.choices)
        neutral.append(
            f"[{q.key}]\nkind = {_quoted(q.kind)}\nlesson = {_quoted(q.lesson)}\nmust = {_flag(q.must)}\n"
            f"choices = [{letters}]\ncorrect = {_quoted(q.correct)}\n"
        )
    _write(folder / "questions.toml", "\n".join(neutral))
    for language in dict.fromkeys(lang for q in questions for lang in q.texts):
        _write(folder / f"{language}.md", question_words(questions, language))


def question_words(questions: tuple[Question, ...], language: str) -> str:
    """One language's file of a course's questions."""
    mine = [(q, q.texts[language]) for q in questions if language in q.texts]
    parts = [f"---\nstatus: {mine[0][1].status}\n---\n"]
    for q, text in mine:
        lines = [f"## {q.key}", text.prompt]
        for letter in q.choices:
            lines.append(f"- {letter}: {text.choices[letter]}")
            if letter in text.reasons:
                lines.append(f"  > {text.reasons[letter]}")
        parts.append(
            "\n".join([*lines, f"> {text.explanation}" if text.explanation else "", ""]).rstrip() + "\n"
        )
    return parts[0] + "\n".join(parts[1:])


def write_course(folder: Path, course: Course) -> None:
    _write(
        folder / "course.toml",
        f"id = {_quoted(course.id)}\nslug = {_quoted(course.slug)}\npictogram = {_quoted(course.pictogram)}\n"
        f"pass_mark = {course.pass_mark}\nquestions_per_attempt = {course.questions_per_attempt}\n"
        f"hours_self_study = {_quoted(course.hours_self_study)}\nhours_group = {_quoted(course.hours_group)}\n"
        f"order = {course.order}\n",
    )
    for language, text in course.texts.items():
        _write(folder / f"{language}.md", course_words(text))
    for number, lesson in enumerate(course.lessons, start=1):
        write_lesson(folder / f"{number:02}-{lesson.slug}", lesson)
    write_questions(folder / "questions", course.questions)


def write_programme(folder: Path, programme: Programme) -> None:
    lines = [f"id = {_quoted(programme.id)}", f"slug = {_quoted(programme.slug)}",
             f"pictogram = {_quoted(programme.pictogram)}", f"order = {programme.order}"]  # fmt: skip
    for item in programme.items:
        lines += ["", "[[items]]", f"course = {_quoted(item.course)}", f"kind = {_quoted(item.kind)}"]
        if item.lessons:
            lines.append(f"lessons = [{', '.join(_quoted(slug) for slug in item.lessons)}]")
    _write(folder / "programme.toml", "\n".join([*lines, ""]))
    for language, text in programme.texts.items():
        _write(folder / f"{language}.md", _front(text))


def write_pack(folder: Path, pack: Pack) -> None:
    """Write every file of a pack below ``folder``."""
    for language, words in pack.site.items():
        keys = ("home_heading", "home_summary", "courses_heading", "courses_summary", "status")
        lines = [f"{key}: {words[key]}" for key in keys if words.get(key)]
        _write(folder / "site" / f"{language}.md", "\n".join(["---", *lines, "---", ""]))
    for course in pack.courses:
        write_course(folder / "courses" / course.id, course)
    for programme in pack.programmes:
        write_programme(folder / "programmes" / programme.id, programme)
