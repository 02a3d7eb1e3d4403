from django.apps import AppConfig


class SupportConfig(AppConfig):
    """The directory of help and the reports of mistakes. Knows lessons, not learners."""

    name = "lms.support"
    label = "support"

    def ready(self) -> None:
        from courses.packs import extras
        from lms.support import packs

        extras.register("contacts", read=packs.read, load=packs.load, export=packs.export)
