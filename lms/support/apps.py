from django.apps import AppConfig


class SupportConfig(AppConfig):
    """The directory of help and the reports of mistakes. Knows lessons, not learners."""

    name = "lms.support"
    label = "support"

    def ready(self) -> None:
        from courses import registry
        from courses.packs import extras
        from lms.support import packs, queries
        from lms.support.cards import render_card

        registry.register_contacts(queries.contact_choices, render_card)
        extras.register("contacts", read=packs.read, load=packs.load, export=packs.export)
