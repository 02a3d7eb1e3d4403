"""Previews in each language, whatever language the editor reads the admin in."""
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from lms.languages import LANGUAGES


class LanguagePreviewMixin:
    """One preview mode per content language, rendered to the end inside that language."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, name) for code, name in LANGUAGES]

    @property
    def default_preview_mode(self) -> str:
        return "ru"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        # Rendered here: a lazy TemplateResponse would be rendered after the override has ended.
        with translation.override(mode_name):
            request.LANGUAGE_CODE = mode_name  # type: ignore[attr-defined]
            response: Any = super().serve_preview(request, mode_name)  # type: ignore[misc]
            return response.render() if hasattr(response, "render") else response
