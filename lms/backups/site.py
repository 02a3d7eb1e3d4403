"""The running site's own database and files, as the commands need them."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from lms.backups.stores import Store, store_for


def site_store() -> Store:
    """The store of the default database."""
    return store_for(connection.settings_dict)


def site_media() -> Path | None:
    """The folder of uploaded files, or None when they live in a bucket."""
    if settings.STORAGES["default"]["BACKEND"].endswith("FileSystemStorage"):
        return Path(settings.MEDIA_ROOT)
    return None
