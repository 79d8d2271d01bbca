"""Granting more time or attempts in ``/admin/``."""

from __future__ import annotations

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from assessments.models import Accommodation
from people.viewsets.choosers import group_chooser, person_chooser


class AccommodationForm(WagtailAdminModelForm):
    """For one person or one group, found by name. Why is never asked."""

    class Meta:
        model = Accommodation
        fields = ["person", "group", "quiz", "extra_percent", "extra_attempts", "started_on", "ended_on"]
        widgets = {
            "person": person_chooser.widget_class,
            "group": group_chooser.widget_class,
            "started_on": AdminDateInput,
            "ended_on": AdminDateInput,
        }
