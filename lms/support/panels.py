"""The edit screens of contacts and reports in the Wagtail admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from courses.languages import CONTENT_LANGUAGES, SOURCE
from courses.panels import EDIT_SETTINGS, NATIVE_NAMES, SourcePanel, schedule, translate_permission
from lms.support.admin_forms import ContactForm, MistakeReportForm

TEXTS = {
    "name": _("Name"),
    "helps_with": _("What it helps with"),
    "note": _("Hours, and what to know before"),
}


def _text(field: str, language: str) -> Panel:
    permission = translate_permission(language)
    editor = FieldPanel(f"{field}_{language}", heading=TEXTS[field], permission=permission)
    if language == SOURCE:
        return editor
    source = SourcePanel(field, permission, heading=_("Russian source"))
    return FieldRowPanel([source, editor], heading=TEXTS[field], classname="beside-source")


def _setting(field: str, heading: Any, **kwargs: Any) -> FieldPanel:
    return FieldPanel(field, heading=heading, permission=EDIT_SETTINGS, **kwargs)


def contact() -> TabbedInterface:
    """A contact: one tab per language, one for what is the same in all."""
    tabs = [
        ObjectList(
            [_text(field, language) for field in TEXTS],
            heading=NATIVE_NAMES[language],
            permission=translate_permission(language),
            attrs={"lang": language} if language != SOURCE else None,
        )
        for language in CONTENT_LANGUAGES
    ]
    proof = [
        _setting("editors_note", _("Note for editors"), help_text=_("Never shown to readers.")),
        _setting(
            "phone", _("Phone"), help_text=_("As a phone dials it: +992…, or a short number such as 112.")
        ),
        _setting("phone_printed", _("Phone as printed"), help_text=_("As people read it. Empty: as above.")),
        _setting("website", _("Official website")),
        _setting("source_address", _("Where the number was found")),
        _setting("source_date", _("Date of that page"), help_text=_("As it says itself: 2021-12, n.d.")),
        _setting("checked_on", _("Looked up on")),
        _setting(
            "test_called_on",
            _("Test call on"),
            help_text=_("The day on which somebody called and got through."),
        ),
    ]
    place = [
        _setting("kind", _("Kind")),
        _setting("origins", _("For people from"), help_text=_("None ticked: for all.")),
        _setting("destinations", _("In, or for people who go to"), help_text=_("None ticked: everywhere.")),
        _setting("sensitive", _("Show closed, so that nobody else reads it")),
        _setting("sort_order", _("Place in the list")),
        _setting("key", _("Short name")),
    ]
    settings: list[Panel] = [MultiFieldPanel(proof, heading=_("Number and proof")), *place, schedule()]
    tabs.append(ObjectList(settings, heading=_("Settings"), permission=EDIT_SETTINGS))
    return TabbedInterface(tabs, base_form_class=ContactForm)


def mistake_report() -> ObjectList:
    """A report: what the reader wrote to read, its state to set."""
    shown = [
        ("text", _("What the reader wrote")), ("kind", _("Kind")), ("lesson", _("Lesson")),
        ("language", _("Language")), ("revision", _("Version of the lesson")), ("day", _("Day")),
    ]  # fmt: skip
    panels: list[Panel] = [FieldPanel("state", heading=_("State"), widget=forms.RadioSelect)]
    panels += [FieldPanel(name, heading=heading, read_only=True) for name, heading in shown]
    return ObjectList(panels, base_form_class=MistakeReportForm)
