"""The test suites: a key of their own, fast enough, otherwise like the embedded default."""
import os
import tempfile

os.environ.setdefault("SAFAR_VAR", tempfile.mkdtemp(prefix="safar-test-"))

from lms.settings.base import *  # noqa: E402,F403
from lms.settings.base import STORAGES, database  # noqa: E402

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50
# 32 zero bytes: the key of the tests, good for nothing else.
CERTIFICATE_SIGNING_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_PEOPLE_ALLOWED = True
