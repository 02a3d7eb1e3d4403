"""The roles of people who write: which group may do what, in one table."""

from typing import Any

from courses.languages import CONTENT_LANGUAGES

ADMIN = "wagtailadmin.admin.access_admin"
SETTINGS = "courses.lessonpage.edit_settings"
EVERY_LANGUAGE = [f"courses.lessonpage.translate_{code}" for code in CONTENT_LANGUAGES]
QUESTION_TEXT = ["courses.question.view_question", "courses.question.change_question"]

#: Group -> permissions as ``app.model.codename``. Pages' own permissions are in PAGE_ROLES, on the whole
#: tree.
ROLES: dict[str, list[str]] = {
    "Editors": [ADMIN, SETTINGS, *EVERY_LANGUAGE, *QUESTION_TEXT, "courses.question.add_question"],
    "Publishers": [
        ADMIN,
        *QUESTION_TEXT,
        "courses.question.publish_question",
        "courses.question.delete_question",
    ],
    **{
        f"Translators {code}": [ADMIN, f"courses.lessonpage.translate_{code}", *QUESTION_TEXT]
        for code in CONTENT_LANGUAGES
    },
}
#: As in ``LessonPage.Meta.permissions``.
NAMES = {
    "edit_settings": "Can edit what is the same in every language",
    "translate_ru": "Can edit texts in Russian",
    "translate_tg": "Can edit texts in Tajik",
    "translate_uz": "Can edit texts in Uzbek",
    "translate_ky": "Can edit texts in Kyrgyz",
}
PAGE_ROLES: dict[str, list[str]] = {
    "Editors": ["add_page", "change_page"],
    "Publishers": ["change_page", "publish_page", "lock_page", "unlock_page"],
    **{f"Translators {code}": ["change_page"] for code in CONTENT_LANGUAGES},
}


def ensure_roles(apps: Any) -> None:
    """Make the groups with at least these permissions. May run again; takes nothing away from a group.

    ``apps`` is the registry, real or of a migration. Content types and permissions are made here, because in
    a new database they appear only after the last migration.
    """
    give(apps, ROLES)
    _ensure_page_roles(apps)


def give(apps: Any, roles: dict[str, list[str]]) -> None:
    """Give each group these permissions (``app.model.codename``) besides what it has; a missing group is made."""
    group_model = apps.get_model("auth", "Group")
    for name, permissions in roles.items():
        group, _made = group_model.objects.get_or_create(name=name)
        group.permissions.add(*(_permission(apps, label) for label in permissions))


def _permission(apps: Any, label: str) -> Any:
    app_label, model, codename = label.split(".")
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    name = NAMES.get(codename, f"Can {codename.replace('_', ' ')}")
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


def _ensure_page_roles(apps: Any) -> None:
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    on_page = apps.get_model("wagtailcore", "GroupPagePermission")
    for name, codenames in PAGE_ROLES.items() if root else []:
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for codename in codenames:
            permission = _permission(apps, f"wagtailcore.page.{codename}")
            on_page.objects.get_or_create(group=group, page=root, permission=permission)
