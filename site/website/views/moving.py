"""Changing jobs: an address that outlives the job, and what would have made somebody stay."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from analytics.actions.leaving import answer_about_leaving, take_back_answer
from analytics.models import LeavingAnswer
from foundations.clock import now
from people.forms.sign_in import AnotherAddressForm
from people.models import Person, Post
from people.vocabulary import LeavingReason
from website.forms.leaving import LeavingForm


class WelcomeAddressView(LoginRequiredMixin, TemplateView):
    """On the way in: ask for an address that outlives the job. Whoever has two already goes on."""

    template_name = "website/pages/welcome_address.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if EmailAddress.objects.filter(user_id=request.user.pk).count() > 1:
            return redirect("website:welcome_begin")
        return self.render_to_response(self.get_context_data(form=AnotherAddressForm(user=request.user)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AnotherAddressForm(data=request.POST, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save(request)
        messages.success(
            request, "We have sent a link to that address. It signs you in once you have opened the link."
        )
        return redirect("website:welcome_begin")


@method_decorator(never_cache, name="dispatch")
class LeavingView(LoginRequiredMixin, TemplateView):
    """What would have made me stay in a post of mine that ended; another's, or one that runs on, is not there."""

    template_name = "website/pages/leaving.html"

    @cached_property
    def person(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def left(self) -> Post:
        mine = Post.objects.for_person(self.person).filter(ended_on__isnull=False)
        found = mine.select_related("role", "employer").filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def answer(self) -> LeavingAnswer | None:
        return LeavingAnswer.objects.filter(person=self.person, post=self.left).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", LeavingForm(initial=LeavingForm.initial_of(self.answer)))
        return super().get_context_data(left=self.left, answer=self.answer, **kwargs)

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        if request.POST.get("do") == "take_back":
            take_back_answer(self.person, self.left)
            messages.success(request, "Your answer has been taken back, and no figure holds it.")
            return redirect("website:my_posts")
        form = LeavingForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        answer_about_leaving(
            self.person,
            self.left,
            reason=LeavingReason(form.cleaned_data["reason"]),
            would_have_stayed_for=form.stays,
            words=form.cleaned_data["words"],
            at=now(),
        )
        messages.success(request, "Thank you. Your employer does not see this, nor does anybody else.")
        return redirect("website:my_posts")
