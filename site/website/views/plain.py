"""Pages of words that the product itself carries: they change with the code, not with an editor."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from portfolio.rules.retention import in_order


class AccessibilityView(TemplateView):
    template_name = "website/pages/accessibility.html"


class PrivacyView(TemplateView):
    """The notice; how long everything is kept is read from the schedule that is applied."""

    template_name = "website/pages/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=in_order(), **kwargs)


class CookiesView(TemplateView):
    template_name = "website/pages/cookies.html"
