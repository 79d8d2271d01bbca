"""Linkway on somebody's own machine, with the services that `make run` keeps in `var/`.

`manage.py` and the supervisor say where those services are by `DATABASE_URL` and `REDIS_URL`; without
them settings still load (for type checks, for instance), but there is no database to talk to.
"""

import base64
import hashlib
import os

from config.settings.addresses import REDIS_BROKER, REDIS_CACHE, database_at, redis_at
from config.settings.base import *
from config.settings.provider import provider_at

# Off unless asked for, so that everybody sees the error pages that people see.
DEBUG = os.environ.get("LINKWAY_DEBUG") == "1"
SECRET_KEY = "development-only-" + "linkway-" * 6
SEALING_KEYS = [base64.urlsafe_b64encode(hashlib.sha256(SECRET_KEY.encode()).digest()).decode()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ALLOWED_HOSTS += [host for host in os.environ.get("MORE_HOSTS", "").split(",") if host]
INSTALLED_APPS = ["demo", *INSTALLED_APPS]

DATABASE_URL = os.environ.get("DATABASE_URL", "postgres://linkway@127.0.0.1:1/no-services-running")
REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:1")
POOL_SIZE = int(os.environ.get("DATABASE_POOL_SIZE", "0"))
DATABASES = {
    "default": database_at(DATABASE_URL, pool={"min_size": 1, "max_size": POOL_SIZE} if POOL_SIZE else None)
}
CACHES = {
    "default": {
        "BACKEND": "config.cache.SparingRedisCache",
        "LOCATION": redis_at(REDIS_URL, database=REDIS_CACHE),
        "KEY_PREFIX": CACHE_PREFIX,
    }
}
CELERY_BROKER_URL = redis_at(REDIS_URL, database=REDIS_BROKER)

# Names with a fingerprint and compressed twins exist once `make run` has collected the files.
_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if _COLLECTED or os.environ.get("LINKWAY_COLLECTING") == "1"
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = not _COLLECTED

SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
EMAIL_BACKEND = "notifications.mail_folder.FolderBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = "Linkway <linkway@demo.linkway.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LINKWAY_PUBLISH_UNREVIEWED = True

# Passkeys are tried out at http://localhost, which browsers treat as safe; they belong to a name, never to a number.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

# For trying a provider that listens on this machine.
SOCIALACCOUNT_PROVIDERS = provider_at(
    os.environ.get("OIDC_ISSUER", ""),
    slug=os.environ.get("OIDC_ID", "work"),
    name=os.environ.get("OIDC_NAME", "your work account"),
    client_id=os.environ.get("OIDC_CLIENT_ID", ""),
    client_secret=os.environ.get("OIDC_CLIENT_SECRET", ""),
)
