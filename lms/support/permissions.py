"""What the groups of people who write may do in the directory and with reports of mistakes."""

from typing import Any

from courses.languages import CONTENT_LANGUAGES
from courses.permissions import give

CONTACT_TEXT = ["support.contact.view_contact", "support.contact.change_contact"]
REPORTS = ["support.mistakereport.view_mistakereport", "support.mistakereport.change_mistakereport"]
DELETE_REPORT = "support.mistakereport.delete_mistakereport"

#: Group -> permissions as ``app.model.codename``. Texts by language and settings are those of ``courses.permissions``.
ROLES: dict[str, list[str]] = {
    # A report may hold somebody's name or anger: who edits may delete it.
    "Editors": [*CONTACT_TEXT, "support.contact.add_contact", *REPORTS, DELETE_REPORT],
    "Publishers": [
        *CONTACT_TEXT, "support.contact.publish_contact", "support.contact.delete_contact", *REPORTS, DELETE_REPORT,
    ],
    **{f"Translators {code}": [*CONTACT_TEXT, *REPORTS] for code in CONTENT_LANGUAGES},
}  # fmt: skip


def ensure_roles(apps: Any) -> None:
    """Give the groups at least these permissions. May run again; takes nothing away."""
    give(apps, ROLES)
