"""Every address of the site. Each app writes its own whole paths in its `urls`; Wagtail takes the rest."""

from importlib.util import find_spec

from django.conf import settings
from django.http import Http404
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.views.errors import bad_request, not_found, permission_denied, server_error
from config.views.health import healthz, readyz
from config.views.media import public_media

OURS = [app for app in settings.INSTALLED_APPS if app in {*settings.LINKWAY_APPS, "demo"}]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("media/<path:path>", public_media, name="media"),
    path("accounts/", include("allauth.urls")),
    # A room that an app does not have is simply not there.
    *(path("", include(f"{app}.urls")) for app in OURS if find_spec(f"{app}.urls")),
    # Wagtail's page that fails on purpose.
    path("admin/failwhale/", not_found, {"exception": Http404()}),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]

handler400 = bad_request
handler403 = permission_denied
handler404 = not_found
handler500 = server_error
