"""Training taken elsewhere: one's own records, the certificates, and those of the people whom somebody manages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from foundations.clock import now, today
from foundations.verdict import Refused
from people.actions.opening import log_opening
from people.models import Person
from portfolio.actions.external_training import accept_training, record_training, remove_training
from portfolio.actions.training_return import correct_training, return_training
from portfolio.forms.external_training import SendBackForm, TrainingForm, initial_of
from portfolio.models import ExternalTraining
from portfolio.permissions import looks_after_training
from portfolio.queries.external_training import (
    SIGHT_CODE,
    TrainingLine,
    may_see_training,
    records_of,
    records_seen_by,
)
from portfolio.views.mixin import OwnPortfolioMixin

A_PAGE = 50
ACCEPTED = "Accepted. It counts from now on, and its person has been told."
SENT_BACK = "Sent back. Its person has been told, and can put it right and hand it in again."


class TrainingView(OwnPortfolioMixin, TemplateView):
    """My records, and what runs out."""

    template_name = "portfolio/pages/training.html"
    current_tab = "training"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=records_of(self.person, self.today), **kwargs)


class RecordTrainingView(OwnPortfolioMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    template_name = "portfolio/pages/record_training.html"
    form_class = TrainingForm
    current_tab = "training"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "today": self.today}

    def form_valid(self, form: TrainingForm) -> HttpResponse:
        record_training(person=self.person, by=self.person, at=now(), **form.values())
        messages.success(
            self.request, "Recorded. Your line manager is asked to accept it; a draft stands in your CPD log."
        )
        return redirect("portfolio:training")


class CorrectTrainingView(RecordTrainingView):
    """Putting right what was sent back, and handing it in again."""

    @cached_property
    def training(self) -> ExternalTraining:
        rows = ExternalTraining.objects.of_person(self.person).filter(returned_at__isnull=False)
        return get_object_or_404(rows.select_related("returned_by"), uuid=self.kwargs["uuid"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "initial": initial_of(self.training)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(training=self.training, **kwargs)

    def form_valid(self, form: TrainingForm) -> HttpResponse:
        try:
            correct_training(training=self.training, values=form.values(), at=now())
        except Refused as refused:
            for sentence in refused.verdict.sentences:
                form.add_error(None, sentence)
            return self.form_invalid(form)
        messages.success(self.request, "Handed in again. Your line manager is asked to look at it.")
        return redirect("portfolio:training")


class RemoveTrainingView(OwnPortfolioMixin, View):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        found = get_object_or_404(ExternalTraining.objects.of_person(self.person), uuid=uuid)
        try:
            remove_training(training=found, at=now())
        except Refused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        else:
            messages.success(request, "The record has been removed.")
        return redirect("portfolio:training")


class TrainingFileView(LoginRequiredMixin, View):
    """A certificate: for its person, and for whoever may see their training."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        viewer: Person = request.user  # type: ignore[assignment]
        found = get_object_or_404(ExternalTraining.objects.select_related("person"), uuid=uuid)
        is_own = found.person_id == viewer.pk
        if not found.file_name or not (is_own or may_see_training(viewer, found.person_id, today())):
            raise Http404
        if not default_storage.exists(found.file_name):
            raise Http404
        if not is_own:
            log_opening(by=viewer, person=found.person, purpose=SIGHT_CODE, at=now())
        return FileResponse(
            default_storage.open(found.file_name),
            as_attachment=True,
            filename=found.file_title,
            content_type=found.file_type,
        )


class MyPeoplesTrainingView(LoginRequiredMixin, TemplateView):
    """For line managers and the programme team: what waits to be accepted, and what runs out."""

    template_name = "portfolio/pages/training_of_my_people.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on = today()
        if request.user.is_authenticated and not looks_after_training(request.user, self.on):
            raise Http404("This page is for line managers and the programme team.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = records_seen_by(self.viewer, self.on).select_related("person", "accepted_by")
        waiting = rows.waiting().select_related("returned_by").order_by("recorded_at", "pk")
        others = rows.exclude(pk__in=rows.waiting().values("pk")).order_by(
            "person__name", "person_id", "-done_on", "-pk"
        )
        page = Paginator(others, A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            waiting=[
                (TrainingLine(row, self.on), self._form_of(row, kwargs.get("refused")))
                for row in waiting[:A_PAGE]
            ],
            page=page,
            lines=[TrainingLine(row, self.on) for row in page.object_list],
            **kwargs,
        )

    def _form_of(
        self, row: ExternalTraining, refused: tuple[ExternalTraining, SendBackForm] | None
    ) -> SendBackForm:
        """Return the form that sends a record back: an empty one, or what was typed where something has to be put right."""
        if refused is not None and refused[0].pk == row.pk:
            return refused[1]
        return SendBackForm(auto_id=f"{row.uuid}-%s")

    def post(self, request: HttpRequest) -> HttpResponse:
        uuid = request.POST.get("training", "")
        found = next((row for row in records_seen_by(self.viewer, self.on) if str(row.uuid) == uuid), None)
        if found is None:
            raise Http404
        form = SendBackForm(request.POST, auto_id=f"{found.uuid}-%s")
        sends_back = request.POST.get("do") == "send_back"
        if sends_back and not form.is_valid():
            return self.render_to_response(self.get_context_data(refused=(found, form)))
        try:
            if sends_back:
                return_training(
                    training=found, by=self.viewer, because=form.cleaned_data["because"], at=now()
                )
            else:
                accept_training(training=found, by=self.viewer, at=now())
        except Refused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        else:
            messages.success(request, SENT_BACK if sends_back else ACCEPTED)
        return redirect("portfolio:training_of_my_people")
