"""What other modules tell the authors' models, without being imported by them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

InUse = Callable[[Any], bool]
ContactChoices = Callable[[], list[tuple[str, str]]]
RenderContact = Callable[[str], str]
Preview = Callable[[Any, HttpRequest], dict[str, Any]]
_in_use: list[InUse] = []
_previews: dict[str, Preview] = {}
_contacts: dict[str, Any] = {}


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


def register_contacts(choices: ContactChoices, render: RenderContact) -> None:
    """The directory of help: its contacts as ``(key, name)``, and one of them as HTML by its key ('' when it is not
    published). Called in ``AppConfig.ready``."""
    _contacts.update(choices=choices, render=render)


def contact_choices() -> list[tuple[str, str]]:
    """The contacts an editor may put into a lesson; [] without a directory."""
    return _contacts["choices"]() if _contacts else []


def render_contact(key: str) -> str:
    """One contact as HTML in the active language, or ''."""
    return _contacts["render"](key) if _contacts else ""


def preview_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The template context of a draft page of a registered model, {} for others."""
    build = _previews.get(page._meta.label)
    return build(page, request) if build else {}
