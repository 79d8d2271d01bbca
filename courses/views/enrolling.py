"""Places on programmes in ``/admin/``: given and changed by their actions, which say why when they refuse."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from wagtail.admin.views.generic.models import CreateView, EditView, IndexView

from courses.models import Enrolment
from foundations.clock import now
from foundations.verdict import Refused


class _SaysWhy:
    """Shows what an action refuses as the form's own errors."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except Refused as refused:
            for sentence in refused.verdict.sentences:
                form.add_error(None, sentence)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]


class PlacesView(IndexView):
    """Lists places, with their people and programmes in one query."""

    def get_base_queryset(self) -> QuerySet[Enrolment]:
        found: QuerySet[Enrolment] = super().get_base_queryset()
        return found.select_related("learner", "programme")


class EnrolView(_SaysWhy, CreateView):
    """Enrols people, and lists how many."""

    made: int = 0

    def save_instance(self) -> Enrolment:
        made: list[Enrolment] = self.form.enrol(by=self.request.user, at=now())
        self.made = len(made)
        return next(iter(made), self.form.instance)

    def get_success_message(self, instance: Enrolment) -> str:
        if not self.made:
            return "Everybody had a place already. Nothing was changed."
        return f"{self.made} {'person' if self.made == 1 else 'people'} enrolled."

    def get_success_buttons(self) -> list[Any]:
        return []


class ChangePlaceView(_SaysWhy, EditView):
    """Pauses, resumes, changes or ends one place."""

    def save_instance(self) -> Enrolment:
        changed: Enrolment = self.form.change(by=self.request.user, at=now())
        return changed

    def get_success_message(self) -> str:
        return "The place was changed."
