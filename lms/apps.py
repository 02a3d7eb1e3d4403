from django.apps import AppConfig


class LmsConfig(AppConfig):
    """The project itself: languages, design system, health, running it."""

    name = "lms"

    def ready(self) -> None:
        from lms import checks  # noqa: F401
