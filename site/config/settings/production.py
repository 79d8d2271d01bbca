"""Linkway for real. Everything that differs between two sites comes from the environment."""

from config.settings.addresses import REDIS_BROKER, REDIS_CACHE, database_at, mail_at, redis_at
from config.settings.base import *
from config.settings.environment import production_environment
from config.settings.provider import provider_at

_environment = production_environment()

SECRET_KEY = _environment.secret_key
SECRET_KEY_FALLBACKS = _environment.secret_key_fallbacks
SEALING_KEYS = _environment.sealing_keys
SITE_ADDRESS = _environment.site_address.rstrip("/")
ALLOWED_HOSTS = [_environment.host, *_environment.more_hosts]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
WAGTAILADMIN_BASE_URL = SITE_ADDRESS

DATABASES = {
    "default": database_at(
        _environment.database_url,
        pool={"min_size": 1, "max_size": _environment.database_pool_size, "timeout": 10},
    )
}
CACHES = {
    "default": {
        "BACKEND": "config.cache.SparingRedisCache",
        "LOCATION": redis_at(_environment.redis_url, database=REDIS_CACHE),
        "KEY_PREFIX": CACHE_PREFIX,
    }
}
REDIS_URL = _environment.redis_url
CELERY_BROKER_URL = redis_at(REDIS_URL, database=REDIS_BROKER)

MEDIA_ROOT = _environment.media_root
STATIC_ROOT = _environment.static_root or STATIC_ROOT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

globals().update(mail_at(_environment.email_url))
DEFAULT_FROM_EMAIL = _environment.email_from
SERVER_EMAIL = _environment.email_from
MAIL_REPORTS_SECRET = _environment.mail_reports_secret
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
SOCIALACCOUNT_PROVIDERS = provider_at(
    _environment.oidc_issuer,
    slug=_environment.oidc_id,
    name=_environment.oidc_name,
    client_id=_environment.oidc_client_id,
    client_secret=_environment.oidc_client_secret,
    domains=_environment.oidc_verified_domains,
)

SECURE_SSL_REDIRECT = True
# Whoever watches the containers asks them directly, without HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = _environment.hsts_seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = f"__Host-{SESSION_COOKIE_NAME}"
WRITER_COOKIE_NAME = f"__Host-{WRITER_COOKIE_NAME}"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = f"__Host-{CSRF_COOKIE_NAME}"
if _environment.proxy_count:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = _environment.proxy_count

LOGGING["root"]["level"] = _environment.log_level
