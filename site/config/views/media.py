"""Pictures that anybody may see, served by the site itself on any machine.

Only the folders of Wagtail's pictures are public; certificates, evidence and documents lie beside them
and are reached through views that ask who is looking.
"""

from __future__ import annotations

import mimetypes

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

_A_YEAR = 365 * 24 * 60 * 60


@require_safe
def public_media(request: HttpRequest, path: str) -> FileResponse:
    """Serve one public picture; anything else is not found."""
    if path.split("/", 1)[0] not in settings.PUBLIC_MEDIA_FOLDERS or ".." in path.split("/"):
        raise Http404
    try:
        file = default_storage.open(path)
    except (OSError, SuspiciousFileOperation):
        raise Http404 from None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    # A picture's name changes with its content; a drawing may hold a script, which must stay asleep.
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
