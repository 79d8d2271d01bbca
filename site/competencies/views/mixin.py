"""What the screens of one's own competencies share: whose they are, and what day it is."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest

from foundations.clock import today
from people.models import Person


class OwnCompetenciesMixin(LoginRequiredMixin):
    """A screen of one's own competencies; nobody comes to another's by it."""

    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.today = today()

    @property
    def person(self) -> Person:
        return cast(Person, self.request.user)
