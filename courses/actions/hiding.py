"""Topics that a deployment does not show (``SAFAR_HIDDEN_TOPICS``).

A hidden lesson is unpublished, so that whatever asks for published lessons leaves it out: outlines, programmes, tests,
completion, search, packages. ``hidden_by_setting`` remembers why, so that it comes back with the setting.
"""

from django.conf import settings

from courses.models import LessonPage


def is_hidden_topic(topic: str) -> bool:
    """Whether this deployment hides lessons on the topic."""
    return bool(topic) and topic in settings.SAFAR_HIDDEN_TOPICS


def apply_hidden_topics() -> tuple[list[str], list[str]]:
    """Unpublish what the setting hides, publish again what it hid before; the slugs of both. May run again."""
    shown = LessonPage.objects.filter(live=True).exclude(sensitive="")
    hide = [page for page in shown.order_by("path") if is_hidden_topic(page.sensitive)]
    for page in hide:
        hide_lesson(page)
    hidden = LessonPage.objects.filter(hidden_by_setting=True, live=False).order_by("path")
    back = [page for page in hidden if not is_hidden_topic(page.sensitive)]
    for page in back:
        page.get_latest_revision().publish()  # which knows nothing of the setting, so the mark is gone
    return [page.slug for page in hide], [page.slug for page in back]


def hide_lesson(page: LessonPage) -> None:
    """Unpublish a lesson because of the setting."""
    page.unpublish()
    LessonPage.objects.filter(pk=page.pk).update(hidden_by_setting=True)
