"""A site of the ledger alone, for processes that are killed: its own database, and nobody at the broker."""

import os

SECRET_KEY = "tests-" * 10
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "foundations", "learning_records"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["CRASH_HOST"],
        "PORT": os.environ["CRASH_PORT"],
        "USER": os.environ["CRASH_USER"],
        "PASSWORD": os.environ["CRASH_PASSWORD"],
        "NAME": os.environ["CRASH_NAME"],
    }
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
}
CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
