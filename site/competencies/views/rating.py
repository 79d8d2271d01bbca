"""One of my competencies: its levels, my own view of it, its history, and what to study next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.generic import FormView

from competencies.actions.rating import RatingRefused, rate
from competencies.forms.rating import RatingForm
from competencies.models import Competency
from competencies.queries.competency import OneCompetency, competency_of
from competencies.queries.evidence import with_statements
from competencies.views.mixin import OwnCompetenciesMixin
from foundations.clock import now

KEPT = "Your view of {title} is kept."
UNCHANGED = "Nothing has changed: your view of {title} stays as it was."


class CompetencyView(OwnCompetenciesMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    template_name = "competencies/pages/competency.html"
    form_class = RatingForm
    one: OneCompetency

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            found = competency_of(self.person, kwargs["code"], self.today)
            if found is None:
                raise Http404
            self.one = found
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        levels = self.one.standing.framework.tree.ratable
        return {
            **super().get_form_kwargs(),
            "levels": levels,
            "offered": self.one.offered,
            "held": self.one.held,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(one=self.one, **kwargs)

    def form_valid(self, form: RatingForm) -> HttpResponse:
        node = self.one.line.node
        try:
            _, is_new = rate(
                person=self.person,
                competency=Competency.objects.get(pk=node.id),
                level=form.cleaned_data["level"],
                by=self.person,
                at=now(),
                comment=form.cleaned_data["comment"],
                evidence=with_statements(self.person, form.cleaned_data["evidence"]),
            )
        except RatingRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.form_invalid(form)
        said = KEPT if is_new else UNCHANGED
        messages.success(self.request, said.format(title=f"{node.code} {node.name}"))
        following = self.one.following if self.request.POST.get("then") == "following" else None
        return HttpResponseRedirect(reverse("competencies:competency", args=[(following or node).code]))
