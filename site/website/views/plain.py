"""Pages of words that the product itself carries: they change with the code, not with an editor."""

from __future__ import annotations

from django.views.generic import TemplateView


class AccessibilityView(TemplateView):
    template_name = "website/pages/accessibility.html"


class PrivacyView(TemplateView):
    template_name = "website/pages/privacy.html"


class CookiesView(TemplateView):
    template_name = "website/pages/cookies.html"
