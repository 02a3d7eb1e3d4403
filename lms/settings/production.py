"""A real deployment. Everything comes from the environment; what is missing stops the start, by name."""

import os

from django.core.exceptions import ImproperlyConfigured

from lms.settings.base import *  # noqa: F403
from lms.settings.base import CONTENT_SECURITY_POLICY, env_list


def required(name: str, what: str) -> str:
    """The value of an environment variable without which production must not start."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {what}.")
    return value


DEBUG = False
DEMO_PEOPLE_ALLOWED = False
SERVE_MEDIA = False
SECRET_KEY = required(
    "SAFAR_SECRET_KEY", "a long random text (python -c 'import secrets; print(secrets.token_urlsafe(60))')"
)
required("SAFAR_HOSTS", "the site's names, with commas")
ALLOWED_HOSTS = env_list("SAFAR_HOSTS")
CERTIFICATE_SIGNING_KEY = required(
    "SAFAR_SIGNING_KEY", "the certificates' Ed25519 key (python manage.py make_signing_key)"
)
required("SAFAR_BASE_URL", "the site's address as printed on certificates, https://…")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = os.environ.get("SAFAR_SSL_REDIRECT", "1") == "1"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("SAFAR_TRUSTED_PROXIES") else None
)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True

if os.environ.get("SAFAR_MEDIA_BUCKET"):
    STORAGES["default"] = {  # noqa: F405
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": os.environ["SAFAR_MEDIA_BUCKET"],
            "endpoint_url": os.environ.get("SAFAR_MEDIA_ENDPOINT") or None,
            "querystring_auth": False,
        },
    }
