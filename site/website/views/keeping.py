"""What the pages of whoever keeps a list of posts share: for others they are not there."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from foundations.clock import today
from people.models import Organisation, Person
from people.permissions import may_add_people, may_manage_people
from people.queries.post_list import employers_open_to


class KeepingView(LoginRequiredMixin, TemplateResponseMixin, ContextMixin, View):
    """A page for employers' administrators and the programme team; ``self.on`` is today."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on: date = today()
        if request.user.is_authenticated and not may_add_people(request.user, self.on):
            raise Http404("This page is for people who keep a list of posts.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def only_employer(self) -> Organisation | None:
        """Return the one employer whose list this viewer keeps; none for who keeps several, or for the programme team."""
        if may_manage_people(self.viewer):
            return None
        employers = list(employers_open_to(self.viewer, self.on)[:2])
        return employers[0] if len(employers) == 1 else None

    def employer_named(self, code: str) -> Organisation:
        """Return the employer with a code, if its list is this viewer's to keep; else it is not there."""
        found = employers_open_to(self.viewer, self.on).filter(code__iexact=code).first()
        if found is None:
            raise Http404
        return found
