from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """What authors write: pages, blocks, questions, curriculum packs. Knows nothing of learners' records."""

    name = "courses"
    verbose_name = "Courses"

    def ready(self) -> None:
        from courses import previews, signals, translated_fields  # noqa: F401  (registers checks and receivers)

        translated_fields.keep_bare_fields_out_of_references()
        previews.register()
