"""One place in the menu for everything about people."""

from __future__ import annotations

from wagtail.admin.viewsets.base import ViewSetGroup

from people.viewsets.audit import audit_screen
from people.viewsets.imports import imports
from people.viewsets.records import RECORDS


class PeopleViewSetGroup(ViewSetGroup):
    menu_label = "People"
    menu_icon = "group"
    menu_order = 300
    items = (*RECORDS, imports, audit_screen)


people_group = PeopleViewSetGroup()
