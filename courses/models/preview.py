"""Previews in each language, whatever language the editor reads the admin in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from courses import registry
from lms.languages import LANGUAGES

#: The narrowest phone first: that is where most of our readers are.
PREVIEW_SIZES = [
    {"name": "small", "icon": "mobile-alt", "device_width": 320, "label": _("Small phone")},
    {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": _("Phone")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Computer")},
]


class LanguagePreviewMixin:
    """One preview mode per content language, rendered to the end inside that language."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, name) for code, name in LANGUAGES]

    @property
    def default_preview_mode(self) -> str:
        return "ru"

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return PREVIEW_SIZES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        # Rendered here: a lazy TemplateResponse would be rendered after the override has ended.
        with translation.override(mode_name):
            request.LANGUAGE_CODE = mode_name  # type: ignore[attr-defined]
            response: Any = super().serve_preview(request, mode_name)  # type: ignore[misc]
            return response.render() if hasattr(response, "render") else response

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the learner's template needs, taken from this draft."""
        context = super().get_preview_context(request, mode_name)  # type: ignore[misc]
        return {**context, **registry.preview_context(self, request)}
