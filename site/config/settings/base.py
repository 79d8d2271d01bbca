"""What every kind of Linkway has in common; only LINKWAY_VAR, where this checkout keeps what it makes, is
read from the environment.

A kind of Linkway (development, test, production) adds where its services and files are, and who may
reach it. The look of the parts: `accounts` (sign-in), `security` (headers), `schedule` (the worker's
clock), `logs`.
"""

import os
from pathlib import Path

from config.settings.accounts import *
from config.settings.logs import *
from config.settings.schedule import *
from config.settings.security import *

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("LINKWAY_VAR") or ROOT / "var")

SITE_NAME = "Linkway"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEBUG = False

# Ours stand first, so that our templates replace those of allauth, Wagtail and django.forms.
LINKWAY_APPS = [
    "foundations",
    "design",
    "learning_records",
    "people",
    "notifications",
    "competencies",
    "courses",
    "assessments",
    "peer_learning",
    "portfolio",
    "analytics",
    "website",
]
OTHER_APPS = [
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "csp",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
INSTALLED_APPS = LINKWAY_APPS + OTHER_APPS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Django pads compressed answers at random, which is what keeps BREACH from reading the CSRF token.
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.content_policy.ContentPolicyMiddleware",
    "config.middleware.private_answers.PrivateAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.whole_addresses.WholeAddressesMiddleware",
    "people.middleware.SignInMiddleware",
    "people.middleware.AdministrationMiddleware",
    "config.middleware.garbled_requests.GarbledRequestsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "website.navigation.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
# Everything else under MEDIA_ROOT is private, and reached only through a view that checks.
PUBLIC_MEDIA_FOLDERS = ("images", "original_images")
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A page editor with many blocks sends several fields for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CACHE_PREFIX = "linkway"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
# People's accounts are kept by `people` and allauth alone, never through Wagtail's own forms.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# Nothing on an author's screen asks another company's server.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("en-gb", "English (United Kingdom)")]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "vtt"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# What a mail service signs its reports of undelivered mails with; without one nobody may report.
MAIL_REPORTS_SECRET = ""

# Whether safety content that no practitioner has reviewed is published all the same, saying so.
LINKWAY_PUBLISH_UNREVIEWED = False
