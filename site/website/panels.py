"""What stands on the first page of the administration."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from wagtail.admin.ui.components import Component

from foundations.clock import today
from people.permissions import may_manage_people
from website.queries.set_up import set_up_facts
from website.rules.set_up import set_up_steps

_LINKS: Final = {
    "administrator": ("mfa_index", "Set up the second step"),
    "name": ("wagtailsites:index", "Look at the site"),
    "mail": ("website_test_mail", "Send or confirm the test e-mail"),
    "organisations": ("people_imports:index", "Import organisations"),
    "curriculum": ("wagtailadmin_explore_root", "Open the pages"),
    "reviews": ("wagtailadmin_explore_root", "Open the pages"),
    "people": ("people_imports:index", "Import people and posts"),
    "invitations": ("website_invitations:index", "Send invitations"),
}


class SetUpPanel(Component):
    """The checklist of a new site, for the programme team, until everything on it is done; never of the demonstration."""

    order = 10
    template_name = "website/admin/set_up_panel.html"

    def render_html(self, parent_context: Any = None) -> str:
        request = parent_context["request"]
        if request.user.is_demo or not may_manage_people(request.user):
            return ""
        facts = set_up_facts(today())
        steps = set_up_steps(facts)
        if all(step.is_done for step in steps):
            return ""
        self.facts, self.steps = facts, steps
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        lines = [
            {"step": step, "url": reverse(_LINKS[step.code][0]), "label": _LINKS[step.code][1]}
            for step in self.steps
        ]
        done = sum(step.is_done for step in self.steps)
        return {"lines": lines, "done": done, "total": len(lines), "unreviewed": self.facts.unreviewed}
