"""All settings of the site and the command line, read from variables that start with SELARAS_; none has to be set."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

ROOT = Path(__file__).resolve().parent.parent
# The mapping also reads SELARAS_X_FILE, so that a secret may come from a file.
_env = environ.Env()
_env.ENVIRON = FileAwareMapping(cache=False)


def _text(name: str, default: str) -> str:
    return str(_env.str(f"SELARAS_{name}", default=default)).strip()


def _one_of(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = _text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"SELARAS_{name} berisi “{value}”; yang dikenal: {', '.join(allowed)}.")
    return value


def _time_zone() -> str:
    name = _text("TIME_ZONE", "Asia/Makassar")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        allowed = "Asia/Jakarta, Asia/Makassar, Asia/Jayapura"
        raise ImproperlyConfigured(f"SELARAS_TIME_ZONE berisi “{name}”; yang biasa dipakai: {allowed}.") from error
    return name


def _email(url: str) -> dict[str, Any]:
    """Django's settings of a mail server; without one nothing is sent."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    known = ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail")
    if url.partition("://")[0] not in known:
        raise ImproperlyConfigured(
            "SELARAS_EMAIL_URL tidak dikenal; tulis seperti smtp+tls://nama:sandi@surel.contoh.go.id:587."
        )
    return dict(_env.email_url_config(url))


def _url() -> str:
    url = _text("URL", "").rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
        raise ImproperlyConfigured(f"SELARAS_URL berisi “{url}”; tulis seperti https://selaras.contoh.go.id.")
    return url


def _secret_key(folder: Path) -> str:
    """The key given, else the one drawn once for this data folder (mode 0600); there is no built-in key."""
    given = _text("SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured("SELARAS_SECRET_KEY terlalu pendek; paling sedikit 32 karakter.")
        return given
    file = folder / "secret.key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f"secret.key.{os.getpid()}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, file)  # fails when another process was first: its key stands
        except FileExistsError:
            pass  # the other process's key is the one to read
        finally:
            draft.unlink()
    return file.read_text().strip()


def _database(folder: Path) -> dict[str, Any]:
    url = _text("DATABASE_URL", "") or f"sqlite:///{folder / 'selaras.sqlite3'}"
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        return _sqlite(url)
    if scheme in ("postgres", "postgresql"):
        return {**_env.db_url_config(url), "ATOMIC_REQUESTS": False, "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}
    raise ImproperlyConfigured(
        f"SELARAS_DATABASE_URL berawalan “{scheme}”; yang dikenal: sqlite:///berkas, postgresql://nama@host/basis."
    )


def _sqlite(url: str) -> dict[str, Any]:
    name = url.removeprefix("sqlite:///")
    if not name or name.startswith("sqlite:"):
        raise ImproperlyConfigured(
            f"SELARAS_DATABASE_URL berisi “{url}”; tulis seperti sqlite:////srv/selaras.sqlite3."
        )
    Path(name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # Closing the last connection copies the whole log back into the database, which others wait for.
        "CONN_MAX_AGE": 60,
        # ATOMIC_REQUESTS with IMMEDIATE would make every GET take the write lock (docs/decisions).
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            # A reader that wants to become a writer is refused at once in the default mode, whatever the timeout.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL, because offices lose power: NORMAL survives a killed process but not a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA temp_store=MEMORY",
        },
    }


# Where things are
DATA = Path(_text("DATA", str(ROOT / "var"))).expanduser().resolve()
SHARED = Path(_text("SHARED", str(ROOT.parent / "shared"))).expanduser()
SELARAS_URL = _url()
SELARAS_GOVERNMENT = _text("GOVERNMENT", "64.02")
# Whether a file can be checked without an account.
SELARAS_PUBLIC_CHECK = _one_of("PUBLIC_CHECK", "1", ("0", "1")) == "1"

# Where reminders are handed in, and by which address they come; the password may stand in SELARAS_EMAIL_URL_FILE.
SELARAS_EMAIL_URL = _text("EMAIL_URL", "")
globals().update(_email(SELARAS_EMAIL_URL))
DEFAULT_FROM_EMAIL = _text("EMAIL_FROM", "selaras@localhost")

SECRET_KEY = _secret_key(DATA)
DATABASES = {"default": _database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What is installed
DEBUG = _one_of("DEBUG", "0", ("0", "1")) == "1"
INSTALLED_APPS = [
    "selaras.registers.archive",
    "selaras.registers.organisations",
    "selaras.registers.law",
    "selaras.registers.plans",
    "selaras.registers.complaints",
    "selaras.registers.inbox",
    "selaras.registers.surveys",
    "selaras.registers.measurements",
    "selaras.registers.findings",
    "selaras.site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "selaras.registers.organisations.middleware.scope_of_request",
    "selaras.site.base.refusals.Refusals",
]
ROOT_URLCONF = "selaras.urls"
WSGI_APPLICATION = "selaras.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((ROOT / "selaras" / "site").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "selaras.site.base.context.version",
            ],
            "builtins": ["selaras.site.base.figures", "selaras.site.base.cards"],
        },
    }
]

# Language and time: one language, no translation catalogues of our own
LANGUAGE_CODE = "id"
TIME_ZONE = _time_zone()
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Who may come in
AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "selaras.registers.organisations.accounts.ClosedDoor"
ACCOUNT_FORMS = {"login": "selaras.site.base.login_form.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGOUT_ON_GET = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Headers
_HTTPS = SELARAS_URL.startswith("https://")
_HOST = urlsplit(SELARAS_URL).hostname
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *([_HOST] if _HOST else [])]
CSRF_TRUSTED_ORIGINS = [SELARAS_URL] if SELARAS_URL else []
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "selaras.site.base.refusals.too_old_form"
# Security checks about https make sense only where the site is served by it.
SILENCED_SYSTEM_CHECKS = (
    ["security.W008"] if _HTTPS else ["security.W004", "security.W008", "security.W012", "security.W016"]
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# Files are not counted; the largest form carries a file between a check without an account and its downloads
# (site/public_check/carried.py: 8 MB).
DATA_UPLOAD_MAX_MEMORY_SIZE = 9 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# Static files
STATIC_URL = "static/"
STATICFILES_DIRS = sorted((ROOT / "selaras" / "site").glob("*/static"))
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# What goes wrong is written to standard error, for whoever runs the server. Refused requests are not: their addresses
# may hold a login link.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "filters": {"expected": {"()": "selaras.site.public_check.expected.Expected"}},
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["expected"]},
        "django.security.csrf": {"filters": ["expected"]},
    },
}
