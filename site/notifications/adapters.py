"""What allauth asks us: nobody signs up alone, and its mails go through the outbox like every other."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from foundations import clock
from notifications.actions.account_mail import queue_account_mail
from people.adapters import SaysWhoTriedTooOften
from people.sign_in_session import is_fresh
from people.views.fresh_sign_in import FRESH_FOR
from people.waiting_words import waiting


class AccountAdapter(SaysWhoTriedTooOften, DefaultAccountAdapter):
    """Accounts are made by imports, by the programme team, or through an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address and the password do not go together.",
        "too_many_login_attempts": "This was tried too often. Wait five minutes, then try once more.",
        "enter_current_password": "This is not the password that you have now.",
        "email_taken": "Somebody has this address already. If it is yours, ask the programme team.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead whoever wrote something when their session had ended to their words, however they came in."""
        if waiting(request, at=clock.now()) is not None:
            return reverse("people:waiting_words")
        return str(super().get_login_redirect_url(request))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again before somebody changes how they sign in, unless they have shown lately who they are."""
        if is_fresh(self.request, at=clock.now(), window=FRESH_FOR):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        queue_account_mail(template_prefix, email, context, at=clock.now())
