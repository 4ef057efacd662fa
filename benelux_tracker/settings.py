"""One settings file for every place the tracker runs in.

A fresh clone needs nothing set. Everything that differs between places is an environment variable,
and a value that makes no sense stops the start with the variable's name.
"""

import os
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .signing_in import signing_in

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Uploaded workbooks are read with defusedxml; where lxml is there, as for Word files, openpyxl would take that instead.
os.environ["OPENPYXL_LXML"] = "False"


def flag(name, default):
    """Return the environment variable `name` as a bool; anything but True or False is an error."""
    value = env.str(name, default=str(default))
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


DEBUG = flag("DEBUG", default=True)

# A clone works without a key; outside DEBUG a missing one must stop the start, not be guessed.
SECRET_KEY = env.str("SECRET_KEY", default="only-for-a-clone-on-your-own-machine" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY must be set when DEBUG is False.")
# Older keys, which still open what they signed or sealed.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name at least one host when DEBUG is False.")

INSTALLED_APPS = [
    "projects.apps.ProjectsConfig",
    "projects.apps.TrackerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "import_export",
    "rest_framework",
    "simple_history",
    "csp",
    # Tables are the same everywhere: the provider is installed even where no OIDC_ISSUER is named.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    # The first of all: what is kept is kept with every header that the others give it.
    "projects.public.freshness.FreshnessMiddleware",
    "benelux_tracker.logs.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "projects.admin.sessions.SessionEndMiddleware",
    "projects.admin.language.StaffLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "benelux_tracker.urls"
WSGI_APPLICATION = "benelux_tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def database():
    """Return the database settings for DATABASE_URL: SQLite beside manage.py, or PostgreSQL."""
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
    if config["ENGINE"].endswith("sqlite3"):
        # Readers go on while one writes, and a writer waits its turn instead of failing.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA mmap_size=268435456; PRAGMA cache_size=-20000;"
            ),
        }
        config["CONN_MAX_AGE"] = None
    else:
        config["OPTIONS"] = {**config.get("OPTIONS", {}), "pool": {"timeout": 5}}
        config["CONN_MAX_AGE"] = 0
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where kept pages lie: in the memory of each process, or in what CACHE_URL names and several hosts share.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://pages?max_entries=2000")}
KEEP_PAGES = flag("KEEP_PAGES", default=True)

AUTH_USER_MODEL = "projects.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# How people sign in, and how long that lasts: allauth, with a second factor outside DEBUG.
vars().update(signing_in(env, flag, debug=DEBUG))

# Mails go to the console until EMAIL_URL names a server; the addresses in them begin with SITE_URL.
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="tracker@localhost")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]
# The first is where `make words` writes; the second says politely in Dutch what allauth says too familiarly.
LOCALE_PATHS = [BASE_DIR / "projects" / "locale", BASE_DIR / "projects" / "courtesy"]
FORMAT_MODULE_PATH = ["benelux_tracker.formats"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "static/"
# So many pixels of a picture of the help stand for one of the page it was taken of.
HELP_SCALE = 1.2
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.path("STATIC_ROOT", default=BASE_DIR / "staticfiles")()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Whom security.txt names: an address that can be opened, written to or called.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="https://www.benelux.int")
if not SECURITY_CONTACT.startswith(("https://", "mailto:", "tel:")):
    raise ImproperlyConfigured("SECURITY_CONTACT must begin with https://, mailto: or tel:.")

if not DEBUG:
    SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# What one upload may weigh, in bytes; the exchange says so in a sentence.
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=64 * 1024 * 1024)
IMPORT_MAX_ROWS = env.int("IMPORT_MAX_ROWS", default=200_000)
# After how many days `manage.py forget` forgets: FORGET_AUDIT_DAYS and so on; names beside versions after five years.
FORGET_DAYS = {
    part: env.int(f"FORGET_{part.upper()}_DAYS", default=days)
    for part, days in {"audit": 365, "uploads": 7, "readings": 180, "reminders": 365, "names": 1826}.items()
}
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"

# The page of changes reads the history in the order of day and record.
SIMPLE_HISTORY_DATE_INDEX = "composite"

# The API reads only, knows nobody and sets no cookie; its view sets say the rest.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["projects.api.answers.Throttle"],
    "DEFAULT_PAGINATION_CLASS": "projects.api.pages.KeysetPages",
    "DEFAULT_FILTER_BACKENDS": ["projects.api.questions.QuestionFilter"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "projects.api.problems.answer_problem",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Benelux Tracker",
    "VERSION": "1",
    "DESCRIPTION": "Every public record of the Benelux Tracker, read only. Every error is a problem detail (RFC 9457).",
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # The usual hook would give every list of allowed values a name; here each stands where it is used.
    "POSTPROCESSING_HOOKS": ["projects.api.schema.with_problems"],
}
# How many questions one visitor may put to the API.
API_RATE = env.str("API_RATE", default="600/min")
# Where the file of all data is kept until the data change.
DUMP_FOLDER = Path(env.str("DUMP_FOLDER", default=str(BASE_DIR / "var" / "dump")))

# With DEBUG off Django alone writes no traceback anywhere. LOG_FORMAT is text or json.
LOG_FORMAT = env.str("LOG_FORMAT", default="text")
if LOG_FORMAT not in ("text", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT must be text or json, not {LOG_FORMAT!r}.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "benelux_tracker.logs.RequestIdFilter"},
        "secrets": {"()": "benelux_tracker.logs.SecretFilter"},
    },
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"},
        "json": {"()": "benelux_tracker.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id", "secrets"],
            "stream": sys.stderr,
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
