"""The test suites: a key of their own, fast enough, otherwise like the embedded default."""

import atexit
import os
import shutil
import tempfile

if "SAFAR_VAR" not in os.environ:  # the processes of pytest-xdist inherit that of the first
    os.environ["SAFAR_VAR"] = tempfile.mkdtemp(prefix="safar-test-")
    atexit.register(shutil.rmtree, os.environ["SAFAR_VAR"], ignore_errors=True)

from lms.settings.base import *  # noqa: E402,F403
from lms.settings.base import CACHE_URL, CACHES, STORAGES, VAR_DIR, database  # noqa: E402

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50
# 32 zero bytes: the key of the tests, good for nothing else.
CERTIFICATE_SIGNING_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as on a real site: SQLite in memory locks otherwise, so parallel writers would prove nothing.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
if CACHE_URL:
    # Redis outlives a test and is shared by the processes of pytest-xdist: a database number for each.
    _number = 8 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{CACHE_URL.rsplit('/', 1)[0]}/{_number}"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_PEOPLE_ALLOWED = True
# With Redis a session costs no query: counts would differ between the suites, and the dearer ones are pinned.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
