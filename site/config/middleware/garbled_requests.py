"""Garbage sent to the editing area by hand: a word where a number belongs, an object that is not there.

Wagtail looks some of it up without asking whether it can be looked up. Nothing happened and nothing is wrong with the
server, so the answer is that there is no such page.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError

EDITING = "/admin/"
TELLTALES = ("expected a number but got", "'NoneType' object has no attribute 'as_object'")
"""A word looked up as a number; a revision that there is not."""


class GarbledRequestsMiddleware:
    """Answers a request to the editing area that names nothing as any other address that is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if request.path_info.startswith(EDITING) and _names_nothing(exception):
            raise Http404 from exception


def _names_nothing(exception: Exception) -> bool:
    if isinstance(exception, (ValueError, AttributeError)):
        return any(telltale in str(exception) for telltale in TELLTALES)
    return isinstance(exception, (ObjectDoesNotExist, MultiValueDictKeyError, ValidationError))
