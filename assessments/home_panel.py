"""What assessments put on the first page of the administration."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import Component

from assessments.queries.no_assessor import unanswered
from foundations.clock import today
from people.permissions import may_manage_people


class NoAssessorPanel(Component):
    """What waits for an assessor while there is none, for the programme team; nothing where everything can be answered."""

    order = 15
    template_name = "assessments/admin/no_assessor_panel.html"

    def render_html(self, parent_context: Any = None) -> str:
        if not may_manage_people(parent_context["request"].user):
            return ""
        self.found = unanswered(today())
        return str(super().render_html(parent_context)) if self.found.total else ""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"found": self.found}
