"""``python -m courses.packs.lint FOLDER…``: check course folders while writing, without a database."""

import sys
from pathlib import Path

from courses.packs.checks import check_course
from courses.packs.checks.words import words_of
from courses.packs.model import PackError
from courses.packs.parse import read_course


def main(folders: list[str]) -> int:
    """Print every finding; 1 when there is an error."""
    errors = 0
    for folder in folders:
        try:
            course = read_course(Path(folder))
        except PackError as problem:
            print(problem)
            return 1
        for finding in check_course(course):
            errors += finding.level == "error"
            print(finding)
        words = sum(words_of(lesson.texts["ru"].blocks) for lesson in course.lessons)
        kinds = [question.kind for question in course.questions]
        print(f"{course.id}: {len(course.lessons)} lessons, {words} words, {kinds.count('test')} test and "
              f"{kinds.count('practice')} practice questions, {errors} errors")  # fmt: skip
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
