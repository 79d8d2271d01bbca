"""Linkway under test: every pytest worker has its own database, Redis prefix and folder of media."""

import os
import tempfile

from config.settings.development import *

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
DEBUG = False
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False

CACHE_PREFIX = f"test-{os.getpid()}-{WORKER}"
CACHES["default"]["KEY_PREFIX"] = CACHE_PREFIX
# Nothing is queued unless a test starts a worker of its own; see tests/conftest.py.
CELERY_BROKER_URL = "memory://"
CELERY_TASK_DEFAULT_QUEUE = CACHE_PREFIX

MEDIA_ROOT = Path(tempfile.gettempdir()) / "linkway-test-media" / CACHE_PREFIX
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Many tests sign in as the same person from the same address; the tests of the limits set their own.
ACCOUNT_RATE_LIMITS = False
LOGGING["root"]["level"] = "WARNING"
