"""``make bench``: the embedded default, plus one trivial view to compare with. Only for measuring."""

from lms.settings.dev import *  # noqa: F403

ROOT_URLCONF = "lms.bench_urls"
ALLOWED_HOSTS = ["127.0.0.1"]
SERVE_MEDIA = True
