"""How somebody wants their messages."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.views.generic import FormView

from foundations import clock
from notifications.actions.preference import choose
from notifications.forms.preferences import PreferencesForm
from notifications.queries.preferences import preferences_of
from notifications.vocabulary import DIGEST_KIND, Delivery
from people.models import Person


class PreferencesView(LoginRequiredMixin, FormView[PreferencesForm]):
    """Shows and keeps somebody's own choices."""

    template_name = "notifications/pages/preferences.html"
    form_class = PreferencesForm
    success_url = reverse_lazy("notifications:preferences")

    def get_form_kwargs(self) -> dict[str, Any]:
        person = cast(Person, self.request.user)
        return super().get_form_kwargs() | {"preferences": preferences_of(person, on=clock.today())}

    def form_valid(self, form: PreferencesForm) -> HttpResponse:
        digest = Delivery.DIGEST if form.cleaned_data["has_digest"] else Delivery.SITE
        choose(
            person=cast(Person, self.request.user),
            deliveries={**form.deliveries, DIGEST_KIND: digest},
            days=form.cleaned_data["days"],
            at=clock.now(),
        )
        messages.success(self.request, "Saved. It holds from the next message on.")
        return super().form_valid(form)
