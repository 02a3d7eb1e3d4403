"""What authors write. Each model with translated columns is registered in ``courses/translation.py``."""

from courses.models.packs import LoadedItem
from courses.models.pages import CourseIndexPage, CoursePage, HomePage, LessonPage
from courses.models.programmes import ProgrammeItem, ProgrammePage
from courses.models.questions import Question, TestVersion

__all__ = [
    "CourseIndexPage",
    "CoursePage",
    "HomePage",
    "LessonPage",
    "LoadedItem",
    "ProgrammeItem",
    "ProgrammePage",
    "Question",
    "TestVersion",
]
