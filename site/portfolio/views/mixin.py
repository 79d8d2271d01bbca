"""What the portfolio's screens share: whose it is, and what day it is."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest
from django.urls import reverse

from foundations.clock import today
from people.models import Person


class OwnPortfolioMixin(LoginRequiredMixin):
    """A screen of somebody's own portfolio; another's answers 404, as does what is not there."""

    request: HttpRequest
    current_tab = "home"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.today = today()

    @property
    def person(self) -> Person:
        return cast(Person, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["tabs"] = [
            {"label": label, "url": reverse(f"portfolio:{name}"), "current": name == self.current_tab}
            for name, label in (
                ("home", "CPD year"),
                ("certificates", "Certificates"),
                ("training", "Training from elsewhere"),
                ("my_data", "My data"),
            )
        ]
        return context
