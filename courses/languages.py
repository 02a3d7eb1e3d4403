"""The four content languages and how a translated field falls back."""

from typing import Any

from django.utils.translation import get_language

SOURCE = "ru"
CONTENT_LANGUAGES = ("ru", "tg", "uz", "ky")


def content_language(code: str | None = None) -> str:
    """The content language for an interface language: ``uz-cyrl`` reads the ``uz`` columns, an unknown one
    ``ru``."""
    base = (code or get_language() or SOURCE).split("-")[0]
    return base if base in CONTENT_LANGUAGES else SOURCE


def translated(obj: Any, field: str, language: str | None = None) -> Any:
    """``obj.<field>_<language>``, or the Russian one where that is empty. Never reads the bare column."""
    value = getattr(obj, f"{field}_{content_language(language)}", None)
    return value or getattr(obj, f"{field}_{SOURCE}")


def pick(texts: dict[str, str], language: str | None = None) -> str:
    """The text of a ``{language: text}`` mapping in ``language``, falling back to Russian, then to ''."""
    return texts.get(content_language(language)) or texts.get(SOURCE) or ""
