"""Reads of published content. Every function reads suffixed columns only and falls back to Russian."""

from courses.queries.columns import both, text_of
from courses.queries.course import (
    course_of_lesson,
    current_test_version,
    has_test,
    live_course,
    live_lesson_ids,
)
from courses.queries.lessons import (
    LessonContent,
    LessonRow,
    Outline,
    PracticeQuestion,
    course_outline,
    lesson_content,
    live_lessons,
)
from courses.queries.lists import (
    CourseCard,
    course_cards,
    home_page,
    lesson_headings,
    lesson_weights,
    live_programmes,
)
from courses.queries.review import CourseReview, FactRow, course_reviews, fact_rows

__all__ = [
    "CourseCard",
    "CourseReview",
    "FactRow",
    "LessonContent",
    "LessonRow",
    "Outline",
    "PracticeQuestion",
    "both",
    "course_cards",
    "course_of_lesson",
    "course_outline",
    "course_reviews",
    "fact_rows",
    "current_test_version",
    "has_test",
    "home_page",
    "lesson_content",
    "lesson_headings",
    "lesson_weights",
    "live_course",
    "live_lesson_ids",
    "live_lessons",
    "live_programmes",
    "text_of",
]
