"""The edit screens of the Wagtail admin: one tab per language, the Russian source beside each translation.

A field of a language needs ``courses.translate_<language>``; what is the same in every language needs
``courses.edit_settings``. A form without the permission has no such field, so that what is sent for it is
ignored and two translators never overwrite each other.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)  # fmt: skip
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from courses.admin_forms import ContentPageForm, ProgrammePageForm, QuestionForm
from courses.languages import CONTENT_LANGUAGES, SOURCE
from courses.measures import measure
from lms.languages import LANGUAGES

EDIT_SETTINGS = "courses.edit_settings"
NATIVE_NAMES = dict(LANGUAGES)
LABELS = {
    "heading": _("Heading"),
    "summary": _("Summary"),
    "outcomes": _("What the learner can do afterwards"),
    "body": _("Lesson text"),
    "trainer_notes": _("Notes for the trainer"),
    "prompt": _("Question"),
    "explanation": _("Explanation"),
}


SETTING_LABELS = {
    "slug": _("Address"),
    "pass_mark": _("Pass mark, per cent"),
    "questions_per_attempt": _("Questions in one try"),
    "hours_self_study": _("Hours alone"),
    "hours_group": _("Hours in a group"),
    "pictogram": _("Pictogram"),
    "minutes": _("Minutes"),
    "review_by": _("Look at the facts again by"),
    "sensitive": _("Sensitive topic"),
    "sources": _("Sources"),
    "course": _("Course"),
    "lesson": _("Lesson"),
    "kind": _("Kind"),
    "must_be_right": _("Must be right to pass"),
    "sort_order": _("Place in the list"),
    "key": _("Short name"),
}


def translate_permission(language: str) -> str:
    """The permission to edit the texts of one language."""
    return f"courses.translate_{language}"


def source_lines(value: Any) -> list[tuple[str, str]]:
    """A source text as ``(label, plain text)`` lines: one per block of a stream, one for any other text."""
    if isinstance(value, StreamValue):
        return [(str(child.block.label), " ".join(_words(child))) for child in value]
    return [("", get_text_for_indexing(value).strip())] if value else []


def _words(child: Any) -> list[str]:
    return [
        str(text).strip() for text in child.block.get_searchable_content(child.value) if str(text).strip()
    ]


class SourcePanel(Panel):
    """Shows the Russian text beside its translation and only that.

    A read-only ``FieldPanel`` for a field that has an editable panel elsewhere makes a second input.
    """

    def __init__(self, field_name: str, permission: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field_name = field_name
        self.permission = permission

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "field_name": self.field_name, "permission": self.permission}

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/source_panel.html"

        def is_shown(self) -> bool:
            return self.request is None or self.request.user.has_perm(self.panel.permission)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            value = getattr(self.instance, f"{self.panel.field_name}_{SOURCE}")
            return {
                **super().get_context_data(parent_context),
                "lines": source_lines(value),
                "language": SOURCE,
            }


class TodoPanel(Panel):
    """What is still to do in the saved text of one language. Renders only."""

    def __init__(self, language: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.language = language

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/todo_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            body = getattr(self.instance, f"body_{self.panel.language}")
            return {**super().get_context_data(parent_context), "measures": measure(body or [])}


def text_panel(field: str, language: str, **kwargs: Any) -> Panel:
    """The editor of ``field`` in one language, with the source beside it unless it is the source."""
    permission = translate_permission(language)
    editor = FieldPanel(f"{field}_{language}", heading=LABELS[field], permission=permission, **kwargs)
    if language == SOURCE:
        return editor
    source = SourcePanel(field, permission, heading=_("Russian source"))
    return FieldRowPanel([source, editor], heading=LABELS[field], classname="beside-source")


def _todo(fields: tuple[str, ...], language: str) -> list[Panel]:
    return [TodoPanel(language, heading=_("Still to do"), icon="tasks")] if "body" in fields else []


def language_tabs(*fields: str) -> list[ObjectList]:
    """One tab per language, named in its own tongue, Russian first."""
    return [
        ObjectList(
            [*_todo(fields, language), *(text_panel(field, language) for field in fields)],
            heading=NATIVE_NAMES[language],
            permission=translate_permission(language),
            attrs={"lang": language} if language != SOURCE else None,
        )
        for language in CONTENT_LANGUAGES
    ]


def setting(field: str, **kwargs: Any) -> FieldPanel:
    """A field that is the same in every language."""
    return FieldPanel(field, heading=SETTING_LABELS[field], permission=EDIT_SETTINGS, **kwargs)


def schedule() -> PublishingPanel:
    """Wagtail's schedule. A form without it would otherwise send it empty and cancel it."""
    panel = PublishingPanel()
    for child in panel.children:
        child.permission = EDIT_SETTINGS
    return panel


def page_screen(
    text_fields: tuple[str, ...], settings: list[Panel], form: type[ContentPageForm] = ContentPageForm
) -> TabbedInterface:
    """The whole edit screen of a page: texts by language, settings, address and publishing."""
    address = [
        setting("slug", help_text=_("The last part of the address. It stays when the heading changes.")),
        schedule(),
    ]
    tabs = language_tabs(*text_fields)
    if settings:
        tabs.append(ObjectList(settings, heading=_("Settings"), permission=EDIT_SETTINGS))
    tabs.append(ObjectList(address, heading=_("Address"), permission=EDIT_SETTINGS))
    return TabbedInterface(tabs, base_form_class=form)


def short_page() -> TabbedInterface:
    """The home page and the list of courses."""
    return page_screen(("heading", "summary"), [])


def course() -> TabbedInterface:
    """A course."""
    test = MultiFieldPanel([setting("pass_mark"), setting("questions_per_attempt")], heading=_("Final test"))
    hours = MultiFieldPanel(
        [setting("hours_self_study"), setting("hours_group")], heading=_("Hours printed on the certificate")
    )
    return page_screen(("heading", "summary", "outcomes"), [test, hours, setting("pictogram")])


def lesson() -> TabbedInterface:
    """A lesson."""
    settings: list[Panel] = [
        setting("minutes"), setting("review_by"), setting("sensitive"), setting("sources"),
    ]  # fmt: skip
    return page_screen(("heading", "summary", "body", "trainer_notes"), settings)


def programme() -> TabbedInterface:
    """A programme with its items."""
    items = InlinePanel(
        "items",
        panels=[
            FieldPanel("course", heading=_("Course")),
            FieldPanel("kind", heading=_("Kind")),
            FieldPanel(
                "lessons",
                heading=_("Lessons"),
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Only for an extract: the lessons it takes."),
            ),
        ],
        heading=_("Courses and extracts, in order"),
        label=_("item"),
    )
    return page_screen(("heading", "summary"), [items, setting("pictogram")], ProgrammePageForm)


def question() -> TabbedInterface:
    """A question with its answers. The answers are one list for all languages, so that each keeps its
    identity."""
    tabs = language_tabs("prompt", "explanation")
    place = [
        setting("course"),
        setting("lesson"),
        setting("kind"),
        setting("must_be_right"),
        setting("sort_order"),
    ]
    answers = FieldPanel(
        "choices",
        heading=_("Answers"),
        help_text=_("A translator changes only the texts of her own language."),
    )
    tabs.append(ObjectList([answers], heading=_("Answers")))
    tabs.append(
        ObjectList([*place, setting("key"), schedule()], heading=_("Settings"), permission=EDIT_SETTINGS)
    )
    return TabbedInterface(tabs, base_form_class=QuestionForm)
