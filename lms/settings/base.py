"""Settings that every way of running Safar shares. Everything that differs comes from the environment."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lms.languages import LANGUAGES as SITE_LANGUAGES

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("SAFAR_VAR", BASE_DIR / "var"))


def env_list(name: str) -> list[str]:
    """The comma-separated values of an environment variable, without blanks."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


# --- apps -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "modeltranslation",  # first: the others ask for the translated columns in ready()
    "lms",
    "lms.accounts",
    "lms.progress",
    "lms.support",
    "courses",
    "certificates",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "lms.accounts.staff_admin.apps.StaffAdminConfig",  # wagtail.users, with forms that fit our users
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "lms.middleware.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.middleware.PrivacyMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- database ---------------------------------------------------------------------------------
# Why these: TRAPS "SQLite": without them 74-97 % of parallel writes fail or commits are lost on power cut.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-8000;"
    ),
}


def database(url: str) -> dict:
    """Django's DATABASES entry for a database address; SQLite gets the only safe options.

    ``url`` is in dj-database-url form; an empty one means SQLite in the ``var`` folder.
    """
    config = dict(dj_database_url.parse(url or f"sqlite:///{VAR_DIR / 'safar.sqlite3'}"))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = dict(SQLITE_OPTIONS)
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    config["ATOMIC_REQUESTS"] = False
    return config


DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Two caches: this process's memory for rendered lesson bodies; a shared one for limits.
CACHE_URL = os.environ.get("CACHE_URL", "")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "KEY_PREFIX": "safar",
        # At Django's 300 a flood of failed look-ups would push out the counters of the others.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "rendered",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
if CACHE_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "safar",
    }
# A per-process session cache would keep a session alive in other processes after sign-out.
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db" if CACHE_URL else "django.contrib.sessions.backends.db"
)

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

# --- content ----------------------------------------------------------------------------------
#: Lessons on these topics are not shown in this deployment: army, detention, hiv, trafficking, violence.
SAFAR_HIDDEN_TOPICS = env_list("SAFAR_HIDDEN_TOPICS")

# --- languages --------------------------------------------------------------------------------
LANGUAGE_CODE = "ru"  # a gap shows Russian, never English
LANGUAGES = SITE_LANGUAGES
TIME_ZONE = os.environ.get("SAFAR_TIME_ZONE", "Asia/Dushanbe")
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = "lms.formats"
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "lms" / "locale_vendor"]
LANGUAGE_COOKIE_NAME = "lang"
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_LANGUAGES = ("ru", "tg", "uz", "ky")
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("ru",)}
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField", "RichTextField")
MODELTRANSLATION_AUTO_POPULATE = False

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["lms.accounts.backends.GuardedBackend"]
# scrypt first: PBKDF2 at Django's default takes 570 ms, and a room of twenty waits.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # our users have none, and allauth's own migrations ask for it
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {"login": "lms.accounts.forms.SignInForm"}
ACCOUNT_ADAPTER = "lms.accounts.adapter.AccountAdapter"
# Our own guard counts per account; per address a class of twenty must fit in a minute.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": False, "signup": False}
SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lms.views.csrf_failure"
PRIVACY_NOTICE_VERSION = "2026-11"

# --- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Safar"
WAGTAILADMIN_BASE_URL = os.environ.get("SAFAR_BASE_URL", "http://localhost:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ru", "Русский"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 0  # two translators on one page: autosave of the second would be refused
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "txt"]
WAGTAILEMBEDS_FINDERS: list = []
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are <slug:…>: Latin letters, digits, hyphens
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/ru/sign-in/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # 72 blocks in four languages pass the default of 1,000

# --- files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = True  # the embedded default has no nginx; production leaves media to it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lms.storage.StaticFiles"},
}
WHITENOISE_MAX_AGE = 60 if os.environ.get("SAFAR_DEV") else 31_536_000

# --- safety -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own preview
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "font-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        # Wagtail's preview shows our own pages, with this policy, in a frame of the admin.
        "frame-ancestors": [SELF],
    },
}
# The Wagtail editor has inline scripts and styles; this is the tightest policy under which it works.
ADMIN_CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'", "script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "object-src 'none'", "base-uri 'self'",
        "form-action 'self'", "frame-ancestors 'self'",
    ]
)  # fmt: skip
# Number of proxies in front whose X-Forwarded-For entries are believed; 0 = none.
TRUSTED_PROXY_COUNT = int(os.environ.get("SAFAR_TRUSTED_PROXIES", "0"))

# --- certificates -----------------------------------------------------------------------------
CERTIFICATE_SIGNING_KEY = os.environ.get("SAFAR_SIGNING_KEY", "")
CERTIFICATE_ISSUER = os.environ.get("SAFAR_ISSUER", "Safar")
VERIFY_BASE_URL = os.environ.get("SAFAR_BASE_URL", "http://localhost:8000")
VERIFY_FAILED_LIMIT_PER_MINUTE = 30

# --- help -------------------------------------------------------------------------------------
# Days after which the directory says that a contact may have changed: a phone that nobody called since; a website.
SAFAR_CONTACT_CHECK_DAYS = 90
SAFAR_CONTACT_SITE_CHECK_DAYS = 365
# Where "Leave" goes: a page that says nothing about its reader, such as the weather. '' is our own plain calendar.
SAFAR_LEAVE_URL = os.environ.get("SAFAR_LEAVE_URL", "")
MISTAKE_REPORTS_PER_HOUR = 10

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

SITE_NAME = _("Safar")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
