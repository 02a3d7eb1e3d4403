"""What every read of published content shares: suffixed columns, with Russian where one is empty."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction

from courses.languages import SOURCE, content_language

PATH_STEP = Page.steplen


def both(field_name: str, language: str | None = None) -> tuple[str, str]:
    """The two columns a reader needs: her language's and the Russian fallback."""
    return f"{field_name}_{content_language(language)}", f"{field_name}_{SOURCE}"


def text_of(row: Mapping[str, Any], field_name: str, language: str | None = None) -> Any:
    """The value of a translated field in a ``values()`` row, falling back to Russian."""
    own, russian = both(field_name, language)
    return row.get(own) or row.get(russian) or ""


def parent_path() -> Combinable:
    """The tree path of an outer page's parent."""
    return Substr(OuterRef("path"), 1, Length(OuterRef("path")) - PATH_STEP)


def restricted() -> Exists:
    """Whether a view restriction stands on the page or above it."""
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(asked=asked).filter(asked__startswith=F("page__path")))
