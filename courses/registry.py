"""What other modules tell the authors' models, without being imported by them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

InUse = Callable[[Any], bool]
Preview = Callable[[Any, HttpRequest], dict[str, Any]]
_in_use: list[InUse] = []
_previews: dict[str, Preview] = {}


def register_in_use(check: InUse) -> None:
    """``check(page or question)`` says whether a learner's record rests on it. Called in
    ``AppConfig.ready``."""
    if check not in _in_use:
        _in_use.append(check)


def is_in_use(obj: Any) -> bool:
    """True when someone has studied ``obj`` (a page, with all below it, or a question): archive it, never
    delete."""
    return any(check(obj) for check in _in_use)


def register_preview(model_label: str, build: Preview) -> None:
    """``build(draft page, request)`` makes the context of the learner's template for a model
    (``courses.LessonPage``). Called in ``AppConfig.ready``."""
    _previews[model_label] = build


def preview_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The template context of a draft page of a registered model, {} for others."""
    build = _previews.get(page._meta.label)
    return build(page, request) if build else {}
