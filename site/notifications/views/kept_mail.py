"""The mails that development keeps: for staff, and only where mails are kept rather than sent."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView

from notifications.mail_folder import is_in_use
from notifications.queries.kept_mail import KeptMail, kept_mail, kept_mails


class KeptMailMixin:
    """To anybody else, and anywhere else, these pages do not exist."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _check(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class KeptMailListView(KeptMailMixin, TemplateView):
    template_name = "notifications/pages/kept_mail_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mails=kept_mails(), **kwargs)


class KeptMailView(KeptMailMixin, TemplateView):
    template_name = "notifications/pages/kept_mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mail=_found(self.kwargs["name"]), **kwargs)


@csp_replace({"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]})  # type: ignore[arg-type]  # it knows only views without arguments
def kept_mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """Answer the HTML of a mail as a mail program would show it; a mail's styles stand inline."""
    _check(request)
    return HttpResponse(_found(name).html)


def _check(request: HttpRequest) -> None:
    if not is_in_use() or not getattr(request.user, "is_staff", False):
        raise Http404


def _found(name: str) -> KeptMail:
    found = kept_mail(name)
    if found is None:
        raise Http404
    return found
