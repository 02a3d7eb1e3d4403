"""Forms of the Wagtail admin: what may be saved as a draft and what may be published.

Errors are form errors here, because a draft must always save while Wagtail's ``full_clean`` outside a form
answers 500.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from courses.languages import CONTENT_LANGUAGES, SOURCE
from courses.registry import is_in_use
from courses.translated_fields import missing_source_fields
from lms.languages import latin_slug

EDIT_SETTINGS = "courses.edit_settings"
RUSSIAN_FIRST = _("Write the Russian text first. Nothing can be published without it.")


class SourceTextFormMixin:
    """Refuses to publish without the Russian text, also in a form that does not show it."""

    is_deferred_validation: bool
    instance: Any

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.is_deferred_validation:
            for name in missing_source_fields(self.instance):
                self._say_russian_first(name)
            self.check_publishable()

    def _say_russian_first(self, name: str) -> None:
        form: Any = self
        if name not in form.fields:
            form.add_error(None, RUSSIAN_FIRST)
        elif name not in form.errors or form.has_error(name, "required"):
            form.errors.pop(name, None)  # "This field is required" does not say why
            form.add_error(name, RUSSIAN_FIRST)

    def check_publishable(self) -> None:
        """Add the errors that forbid publishing but not a draft."""

    def may_edit_settings(self) -> bool:
        """Whether the person at the form may change what is the same in every language."""
        user = self.for_user  # type: ignore[attr-defined]
        return user is None or user.has_perm(EDIT_SETTINGS)


class ContentPageForm(SourceTextFormMixin, WagtailAdminPageForm):
    """Any of our pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the Russian heading

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or self.instance.slug
        if slug in self.instance.reserved_slugs:
            raise ValidationError(
                _("The address “%(slug)s” is taken by Safar itself. Choose another one."),
                params={"slug": slug},
            )
        if (
            self.instance.pk
            and "slug" in self.changed_data
            and slug != self.initial["slug"]
            and is_in_use(self.instance)
        ):
            raise ValidationError(_("People have studied this. Its address must stay."))
        return slug

    def _post_clean(self) -> None:
        super()._post_clean()
        page = self.instance
        if not any(getattr(page, f"heading_{language}") for language in CONTENT_LANGUAGES):
            field = next(
                (f"heading_{code}" for code in CONTENT_LANGUAGES if f"heading_{code}" in self.fields), None
            )
            if field is None or field not in self.errors:
                self.add_error(field, _("Write a heading."))


class ProgrammePageForm(ContentPageForm):
    """A programme. Its items are a setting, so that a translator's form has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.may_edit_settings():
            self.formsets.pop("items", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for form in self.formsets["items"].forms if "items" in self.formsets else []:
            if form.is_valid() and not form.cleaned_data.get("DELETE"):
                self.check_item(form)
        return cleaned

    def check_item(self, form: forms.ModelForm) -> None:
        """An extract names lessons, all of its own course; other items name none."""
        course, lessons = form.cleaned_data.get("course"), form.cleaned_data.get("lessons") or []
        if form.cleaned_data.get("kind") != "extract" or course is None:
            form.cleaned_data["lessons"] = []
        elif not lessons:
            form.add_error("lessons", _("Choose the lessons of the extract."))
        elif any(not lesson.is_child_of(course) for lesson in lessons):
            form.add_error("lessons", _("Choose lessons of this course only."))


class QuestionForm(SourceTextFormMixin, WagtailAdminModelForm):
    """A question of a course's bank."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices_before = self.instance.choices
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].disabled = bool(self.instance.pk)  # attempts and packs know the question by it

    def clean_key(self) -> str:
        return self.cleaned_data["key"] or self.free_key()

    def free_key(self) -> str:
        """A key nobody has, from the Russian words of the question."""
        questions = type(self.instance)._default_manager
        base = latin_slug(self.cleaned_data.get("prompt_ru") or "")[:60].strip("-") or "question"
        key, number = base, 1
        while questions.filter(key=key).exists():
            number += 1
            key = f"{base}-{number}"
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        course, lesson = cleaned.get("course"), cleaned.get("lesson")
        if course and lesson and not lesson.is_child_of(course):
            self.add_error("lesson", _("Choose a lesson of this course."))
        if "choices" in cleaned and not self.may_edit_settings():
            cleaned["choices"] = self.merged_choices(cleaned["choices"])
        return cleaned

    def merged_choices(self, sent: Any) -> Any:
        """The choices as they stand, with only the texts this person may translate taken from what was
        sent."""
        languages = [
            code for code in CONTENT_LANGUAGES if self.for_user.has_perm(f"courses.translate_{code}")
        ]
        new = {choice.id: choice.value for choice in sent}
        for choice in self.choices_before:
            for name in [f"{part}_{code}" for part in ("text", "explanation") for code in languages]:
                if choice.id in new:
                    choice.value[name] = new[choice.id][name]
        return self.choices_before

    def check_publishable(self) -> None:
        if "choices" in self.errors or "choices" not in self.fields:
            return
        choices = list(self.instance.choices)
        if len(choices) < 2:
            self.add_error("choices", _("Give at least two answers."))
        elif sum(bool(choice.value["correct"]) for choice in choices) != 1:
            self.add_error("choices", _("Mark exactly one answer as right."))
        elif any(not choice.value[f"text_{SOURCE}"] for choice in choices):
            self.add_error("choices", RUSSIAN_FIRST)
