import os

from config.settings.base import *

SECRET_KEY = "x" * 50
ALLOWED_HOSTS = ["*"]
import urllib.parse as _u
_d = _u.urlsplit(os.environ["DATABASE_URL"])
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": _d.path[1:], "USER": _d.username, "HOST": _u.unquote(_d.hostname or ""), "PORT": _d.port or 5432}}
REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6399")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL + "/0"}}
STORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
