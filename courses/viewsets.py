"""The curriculum's rows in ``/admin/``."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):  # type: ignore[misc]
    """The glossary: what ``[[a term]]`` in any text opens."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Glossary"
    menu_name = "glossary"
    add_to_admin_menu = True
    menu_order = 210
    list_display = ["term", "definition", "curriculum"]
    search_fields = ["term", "definition"]
    ordering = ["term"]
    panels = [FieldPanel("term"), FieldPanel("definition"), FieldPanel("curriculum")]
