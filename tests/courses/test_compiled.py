"""The outline's query is compiled once and still answers each course, learner and language for itself."""

from django.utils import translation

from courses.models import CoursePage
from courses.queries import course_outline
from courses.queries.lessons import _compiled_outline
from lms.accounts.models import User
from lms.progress.queries import outline_for
from tests.progress.helpers import complete


def test_each_learner_sees_her_own_progress(course: CoursePage, learner: User, other_learner: User) -> None:
    complete(learner, course)
    hers, nobodys = outline_for(course.slug, learner.pk), outline_for(course.slug, None)
    others = outline_for(course.slug, other_learner.pk)
    assert hers and others and nobodys
    assert (hers.done_count, others.done_count, nobodys.done_count) == (3, 0, 0)


def test_each_language_reads_its_own_column(course: CoursePage) -> None:
    headings = {}
    for language in ("ru", "tg"):
        with translation.override(language):
            outline = course_outline(course.slug)
            assert outline
            headings[language] = outline.course_heading
    assert headings == {"ru": course.heading_ru, "tg": course.heading_tg}


def test_a_course_that_is_not_there_has_no_outline(course: CoursePage) -> None:
    assert course_outline("no-such-course") is None
    assert course_outline("\x01any-slug") is None


def test_the_query_is_compiled_once(course: CoursePage) -> None:
    _compiled_outline.cache_clear()
    for _ in range(3):
        course_outline(course.slug)
    assert _compiled_outline.cache_info().misses == 1
