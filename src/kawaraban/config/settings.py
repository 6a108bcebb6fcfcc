"""Django's settings. What differs between sites comes from `environment`; the rest is here."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from kawaraban.config import environment, languages
from kawaraban.config.logs import logging_to_standard_error
from kawaraban.config.mail import mail_settings
from kawaraban.kit.languages import LANGUAGES as KNOWN_LANGUAGES

KAWARABAN = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = KAWARABAN.secret_key
DEBUG = KAWARABAN.debug
ALLOWED_HOSTS = [urlsplit(KAWARABAN.site_url).hostname or "", *KAWARABAN.allowed_hosts]
ROOT_URLCONF = "kawaraban.config.urls"
WSGI_APPLICATION = "kawaraban.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "kawaraban.config",
    "kawaraban.reading",
    "kawaraban.conversation",
    "kawaraban.wire",
    "kawaraban.articles",
    "kawaraban.media",
    "kawaraban.delivery",
    "kawaraban.search",
    "kawaraban.accounts",
    "kawaraban.outbox",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "kawaraban.accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "kawaraban.config.first_look.FirstLook",
    "kawaraban.config.timing.ServerTiming",
    "kawaraban.config.middleware.OneTransaction",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "kawaraban.config.timing.TimedTemplates",
        "NAME": "django",
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

DATABASES = {
    "default": dj_database_url.parse(
        KAWARABAN.database_url or f"sqlite:///{KAWARABAN.data / 'kawaraban.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins, so it can wait for it (up to
        # `timeout` seconds) instead of failing half-way when it first writes.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
        ),
    }

# Of each process its own. Wagtail keeps addresses of pages in it; `delivery.rendering` empties it
# before it renders when another process may have changed them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

USE_TZ = True
TIME_ZONE = KAWARABAN.time_zone
USE_I18N = True
languages.tell_django()
LANGUAGE_CODE = KAWARABAN.default_language
LANGUAGES = [(code, KNOWN_LANGUAGES[code].native_name) for code in KAWARABAN.languages]
LOCALE_PATHS = [PACKAGE / "locale"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", _("English")), ("ja", _("Japanese"))]

STATIC_URL = "/static/"
STATIC_ROOT = KAWARABAN.data / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = KAWARABAN.data / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kawaraban.config.static.HashedStaticStorage"},
}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(KAWARABAN.data / "mail")
DEFAULT_FROM_EMAIL = KAWARABAN.mail_from or f"newsroom@{ALLOWED_HOSTS[0]}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(mail_settings(KAWARABAN.mail_url))

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = KAWARABAN.secure
CSRF_TRUSTED_ORIGINS = [KAWARABAN.site_url]
if KAWARABAN.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

WAGTAIL_SITE_NAME = KAWARABAN.site_name
WAGTAILADMIN_BASE_URL = KAWARABAN.site_url
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "kawaraban.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# A picture is held in memory whole to be cut; 64 million pixels are a quarter of a gigabyte.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_AVIF_QUALITY = 52
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAIL_MODERATION_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = logging_to_standard_error(KAWARABAN.log_level)
