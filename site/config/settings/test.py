"""Linkway under test: every pytest worker has its own database, Redis prefix and folder of media."""

import os
from pathlib import Path

from config.settings.development import *

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
DEBUG = False
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
# `make test` migrates one database beforehand; each worker's is a copy of it.
DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("LINKWAY_TEST_TEMPLATE")}

# A worker that a test starts is told which test it serves; see `a_worker` in tests/conftest.py.
DATABASES["default"]["NAME"] = os.environ.get("LINKWAY_TEST_DATABASE") or DATABASES["default"]["NAME"]
CACHE_PREFIX = os.environ.get("LINKWAY_TEST_PREFIX") or f"test-{os.getpid()}-{WORKER}"
CACHES["default"]["KEY_PREFIX"] = CACHE_PREFIX
CELERY_BROKER_URL = os.environ.get("LINKWAY_TEST_BROKER") or "memory://"
CELERY_TASK_DEFAULT_QUEUE = os.environ.get("LINKWAY_TEST_QUEUE") or CACHE_PREFIX

MEDIA_ROOT = Path(os.environ.get("LINKWAY_TEST_MEDIA") or VAR / "test-media" / CACHE_PREFIX)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING["root"]["level"] = "WARNING"
