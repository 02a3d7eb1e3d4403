"""What every page and snippet with translated columns shares; each piece closes one trap of the library.

The bare column (``heading``) holds whichever language was active at the last save, so nothing may read,
serialise or index it: only ``heading_ru``, ``heading_tg``, ``heading_uz``, ``heading_ky`` count.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modeltranslation.translator import NotRegistered, translator

from courses.languages import CONTENT_LANGUAGES, SOURCE


def bare_field_names(model: type[models.Model]) -> set[str]:
    """Names of the translated fields of ``model`` without their language suffix."""
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def missing_source_fields(obj: models.Model) -> list[str]:
    """Names of the empty source columns (``heading_ru``) without which ``obj`` cannot be published."""
    names = [f"{name}_{SOURCE}" for name in bare_field_names(type(obj))]
    return sorted(name for name in names if not obj._meta.get_field(name).blank and not getattr(obj, name))


class TranslatedFieldsMixin(models.Model):
    """Keeps the bare columns out of revisions, so that an old one never lands in the active language."""

    class Meta:
        abstract = True

    def serializable_data(self) -> dict[str, Any]:
        data = super().serializable_data()  # type: ignore[misc]
        for name in bare_field_names(type(self)):
            data.pop(name, None)
        return data


class TranslatedPageMixin(TranslatedFieldsMixin):
    """Fills ``Page.title`` (internal only) from the first heading, source language first.

    In all three doors a page is saved by: outside the form Wagtail would otherwise answer 500 on an empty
    title.
    """

    class Meta:
        abstract = True

    def fill_title(self) -> None:
        """Set ``title`` and ``draft_title`` from the first non-empty heading."""
        for language in (SOURCE, *CONTENT_LANGUAGES):
            heading = getattr(self, f"heading_{language}", "")
            if heading:
                self.title = self.draft_title = heading[:255]
                return

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.fill_title()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.fill_title()
        super().minimal_clean()  # type: ignore[misc]

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self.fill_title()
        return super().save_revision(*args, **kwargs)  # type: ignore[misc]


def translated_models() -> Iterator[type[models.Model]]:
    """Our models that hold translated columns."""
    for model in apps.get_models():
        if issubclass(model, TranslatedFieldsMixin):
            yield model


def keep_bare_fields_out_of_references() -> None:
    """Wagtail's reference index would count every picture in a translated body twice."""
    for model in translated_models():
        for name in bare_field_names(model):
            field = model._meta.get_field(name)
            if hasattr(field, "extract_references"):
                field.extract_references = lambda value: iter(())  # type: ignore[attr-defined]


@register()
def every_translated_model_is_registered(**kwargs: Any) -> list[CheckMessage]:
    """An unregistered subclass writes the bare column only: its translations would be lost."""
    registered = set(translator.get_registered_models())
    return [
        Error(
            f"{model._meta.label} has translated columns but is not registered.",
            hint="Register it in courses/translation.py, with empty fields if it adds none.",
            id="courses.E001",
        )
        for model in translated_models()
        if model not in registered
    ]
