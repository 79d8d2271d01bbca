"""Answering that a post is right as it is on record."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundations.clock import now
from people.actions.post_doubt import DoubtRefused
from people.models import PostDoubt
from people.permissions import may_manage_people
from people.rules.post_doubt import may_keep
from website.actions.post_list import keep_it
from website.forms.kept_post import KeptPostForm
from website.views.one_post import OnePostView


class KeptPostView(OnePostView):
    """One sentence why; where there is nothing that this viewer may answer so, there is no such page."""

    template_name = "website/pages/post_kept.html"

    @cached_property
    def doubt(self) -> PostDoubt:
        found = self.open_doubt
        verdict = may_keep(
            is_open=found is not None,
            is_own=self.post_kept.person_id == self.viewer.pk,
            is_raised=bool(found and found.raises_id),
            is_of_the_team=may_manage_people(self.viewer),
        )
        if found is None or not verdict.allowed:
            raise Http404
        return found

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        return self.show(KeptPostForm(name=self.post_kept.person.name))

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        name = self.post_kept.person.name
        form = KeptPostForm(request.POST, name=name)
        if not form.is_valid():
            return self.show(form)
        try:
            keep_it(self.post_kept, why=form.cleaned_data["why"], by=self.viewer, at=now())
        except DoubtRefused as refused:
            messages.info(request, " ".join(refused.verdict.sentences))
        else:
            messages.success(request, f"{name} can read your answer. Their post stays as it is.")
        return redirect(self.back_url)

    def show(self, form: KeptPostForm) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "doubt": self.doubt}
        return self.render_to_response(self.get_context_data(**context), status=422 if form.errors else 200)
