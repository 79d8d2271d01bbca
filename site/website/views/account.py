from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView


class AccountView(LoginRequiredMixin, TemplateView):
    """Everything about my account in one list: addresses, password, second factor, who sees what, signing out."""

    template_name = "website/pages/account.html"
