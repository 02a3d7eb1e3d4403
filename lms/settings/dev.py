"""``make run``: the embedded default on one machine, with demo people. Never for the public."""

import os

os.environ.setdefault("SAFAR_DEV", "1")

from lms.settings.base import *  # noqa: E402,F403
from lms.settings.base import VAR_DIR  # noqa: E402
from lms.settings.devkeys import development_secret, development_signing_key  # noqa: E402

DEBUG = os.environ.get("SAFAR_DEBUG") == "1"
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = os.environ.get("SAFAR_SECRET_KEY") or development_secret(VAR_DIR)
CERTIFICATE_SIGNING_KEY = os.environ.get("SAFAR_SIGNING_KEY") or development_signing_key(VAR_DIR)
ALLOWED_HOSTS = ["*"]
DEMO_PEOPLE_ALLOWED = True
