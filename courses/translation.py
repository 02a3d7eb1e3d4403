"""Which fields have a column per language (found by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from courses.models import CourseIndexPage, CoursePage, HomePage, LessonPage, ProgrammePage, Question

# The bare field is blank=True; the Russian column is required when publishing, not when saving a draft.
RUSSIAN_REQUIRED = {"ru": {"blank": False}}


@register(HomePage)
class HomePageOptions(TranslationOptions):
    fields = ("heading", "summary")
    field_options = {"heading": RUSSIAN_REQUIRED}


@register(CourseIndexPage)
class CourseIndexPageOptions(TranslationOptions):
    fields = ("heading", "summary")
    field_options = {"heading": RUSSIAN_REQUIRED}


@register(CoursePage)
class CoursePageOptions(TranslationOptions):
    fields = ("heading", "summary", "outcomes")
    field_options = {"heading": RUSSIAN_REQUIRED}


@register(LessonPage)
class LessonPageOptions(TranslationOptions):
    fields = ("heading", "summary", "body", "trainer_notes")
    field_options = {"heading": RUSSIAN_REQUIRED, "body": RUSSIAN_REQUIRED}


@register(ProgrammePage)
class ProgrammePageOptions(TranslationOptions):
    fields = ("heading", "summary")
    field_options = {"heading": RUSSIAN_REQUIRED}


@register(Question)
class QuestionOptions(TranslationOptions):
    fields = ("prompt", "explanation")
    field_options = {"prompt": RUSSIAN_REQUIRED}
