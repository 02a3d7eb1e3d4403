"""System checks of the whole project."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from lms.settings.base import SQLITE_OPTIONS


@register()
def sqlite_is_set_up_safely(**kwargs: Any) -> list[CheckMessage]:
    """Refuses SQLite options under which parallel writes fail or commits are lost on a power cut."""
    errors: list[CheckMessage] = []
    for alias, config in settings.DATABASES.items():
        if config["ENGINE"] != "django.db.backends.sqlite3":
            continue
        options = config.get("OPTIONS", {})
        pragmas = str(options.get("init_command", "")).replace(" ", "").lower()
        wrong = [name for name in ("transaction_mode",) if options.get(name) != SQLITE_OPTIONS[name]]
        wrong += ["timeout"] if int(options.get("timeout", 0)) < int(SQLITE_OPTIONS["timeout"]) else []
        wrong += [p for p in ("journal_mode=wal", "synchronous=full") if p not in pragmas]
        if wrong or config.get("ATOMIC_REQUESTS"):
            errors.append(
                Error(
                    f"SQLite database '{alias}' is not set up for parallel writers: "
                    f"{', '.join(wrong) or 'ATOMIC_REQUESTS'}.",
                    hint="Use lms.settings.base.database(url).",
                    id="lms.E001",
                )
            )
    return errors
