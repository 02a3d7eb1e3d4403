"""One course: its page, its test, its lessons' ids."""

from courses.models import CoursePage, LessonPage, TestVersion
from courses.queries.columns import PATH_STEP, restricted


def live_course(slug: str) -> CoursePage | None:
    """The published course with this slug, or None."""
    return CoursePage.objects.live().filter(slug=slug).annotate(restricted=restricted()).first()


def current_test_version(course_id: int) -> TestVersion | None:
    """The version that new attempts draw from; None while the course has no test."""
    return TestVersion.objects.filter(course_id=course_id).order_by("-number").first()


def has_test(course_id: int) -> bool:
    """Whether the course has a final test to take."""
    return TestVersion.objects.filter(course_id=course_id).exists()


def live_lesson_ids(course_id: int) -> list[int]:
    """The ids of the course's live lessons, in order."""
    course = CoursePage.objects.only("path", "depth").get(pk=course_id)
    return list(LessonPage.objects.live().child_of(course).order_by("path").values_list("pk", flat=True))


def course_of_lesson(lesson: LessonPage) -> CoursePage | None:
    """The course a lesson stands under, live or not."""
    return CoursePage.objects.filter(path=lesson.path[:-PATH_STEP]).first()
