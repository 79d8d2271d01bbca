"""My data: what is held, a copy of it, putting it right, and being erased."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from foundations.clock import now
from foundations.registries import holds_personal_data
from foundations.verdict import Verdict
from people.views.fresh_sign_in import ask_again
from portfolio.actions.data_export import ask_for_export, note_fetched
from portfolio.actions.erasure import ErasureRefused, ask_for_erasure, check_erasure
from portfolio.forms.erasure import ErasureForm
from portfolio.models import DataExport
from portfolio.rules.retention import in_order
from portfolio.views.mixin import OwnPortfolioMixin
from portfolio.vocabulary import ExportState, OnErasure


@method_decorator(never_cache, name="dispatch")
class MyDataView(OwnPortfolioMixin, TemplateView):
    """What is held about me and for how long; its form asks for a copy."""

    template_name = "portfolio/pages/my_data.html"
    current_tab = "my_data"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = now()
        copies = DataExport.objects.of_person(self.person).order_by("-asked_at", "-pk")
        shown = [copy for copy in copies[:5] if copy.expires_at is None or copy.expires_at > at]
        titles = {held.model: held.title for held in holds_personal_data}
        return super().get_context_data(
            copies=shown,
            is_being_made=any(copy.state == ExportState.ASKED for copy in shown),
            lines=[
                (line, [titles[model] for model in line.models if model in titles]) for line in in_order()
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        if asked := ask_again(request):
            return asked
        ask_for_export(self.person, at=now())
        messages.success(request, "Your copy is being made. We tell you when it is ready.")
        return HttpResponseRedirect(reverse("portfolio:my_data"))


@method_decorator(never_cache, name="dispatch")
class DataExportView(OwnPortfolioMixin, View):
    """Send a copy to the one person whose it is, for as long as it is kept."""

    def get(self, request: HttpRequest, uuid: UUID, **_: Any) -> Any:
        at = now()
        ready = DataExport.objects.of_person(self.person).filter(state=ExportState.READY, expires_at__gt=at)
        copy = get_object_or_404(ready, uuid=uuid)
        if asked := ask_again(request, file=True):
            return asked
        if not default_storage.exists(copy.file_name):
            raise Http404
        note_fetched(copy, by=self.person, at=at)
        return FileResponse(
            default_storage.open(copy.file_name),
            as_attachment=True,
            content_type="application/zip",
            filename=f"Linkway my data {copy.asked_at:%Y-%m-%d}.zip",
        )


class ErasureView(OwnPortfolioMixin, TemplateView):
    """Say what would be erased and what not, and ask once more."""

    template_name = "portfolio/pages/erasure.html"
    current_tab = "my_data"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = in_order()
        kwargs.setdefault("form", ErasureForm())
        return super().get_context_data(
            goes=[line for line in lines if line.on_erasure != OnErasure.KEPT],
            stays=[line for line in lines if line.on_erasure == OnErasure.KEPT],
            verdict=self._verdict(),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if asked := ask_again(request):
            return asked
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if asked := ask_again(request):
            return asked
        form = ErasureForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            ask_for_erasure(self.person, at=now())
        except ErasureRefused:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        logout(request)
        return HttpResponseRedirect(reverse("portfolio:erasure_begun"))

    def _verdict(self) -> Verdict:
        try:
            check_erasure(self.person, at=now())
        except ErasureRefused as refused:
            return refused.verdict
        return Verdict()


def erasure_begun(request: HttpRequest) -> HttpResponse:
    """Say goodbye, and what stays; the same for everybody."""
    stays = [line for line in in_order() if line.on_erasure == OnErasure.KEPT]
    return render(request, "portfolio/pages/erasure_begun.html", {"stays": stays})
