"""An employer's list of posts: look, add, correct, end, and confirm the whole of it on one screen."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from foundations.clock import now
from people.actions.confirm_posts import confirm_posts
from people.actions.opening import log_opening
from people.actions.post import PostRefused, PostTerms, terms_of
from people.models import Organisation
from people.permissions import may_manage_people
from people.queries.invitation import not_in_yet
from people.queries.join_request import requests_open_to
from people.queries.post_list import employers_open_to, post_lines, posts_open_to
from people.rules.post_doubt import may_keep
from people.rules.post_list import list_due_on
from people.vocabulary import LeavingReason, Purpose
from website.actions.post_list import add_post, finish, put_right
from website.forms.post import AddPersonForm, EndPostForm, FindEmployerForm, PostForm
from website.views.keeping import KeepingView
from website.views.one_post import OnePostView

PAGE_SIZE = 50
MOST_EMPLOYERS = 20


class PostsView(KeepingView):
    """The list of one employer; with several to choose from, which one."""

    template_name = "website/pages/posts.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        employer = self.chosen()
        if employer is None:
            return self.render_to_response(self.get_context_data(**self._choosing()))
        lines = post_lines(posts_open_to(self.viewer, employer, self.on), self.on)
        page = Paginator(lines, PAGE_SIZE).get_page(request.GET.get("page"))
        running = [(line.started_on, line.confirmed_on) for line in lines if line.is_running]
        due_on = list_due_on(running)
        return self.render_to_response(
            self.get_context_data(
                employer=employer,
                page=page,
                total=len(lines),
                due_on=due_on,
                is_due=due_on is not None and due_on <= self.on,
                query=urlencode({"employer": employer.code}) + "&",
                waiting=requests_open_to(self.viewer, self.on).count(),
                not_in=not_in_yet(self.viewer, self.on).count(),
                other_employers=self.only_employer is None,
            )
        )

    def chosen(self) -> Organisation | None:
        if code := self.request.GET.get("employer", ""):
            return self.employer_named(code)
        return self.only_employer

    def _choosing(self) -> dict[str, Any]:
        typed = " ".join(self.request.GET.get("q", "").split())[:100]
        found = employers_open_to(self.viewer, self.on)
        if typed:
            found = found.filter(Q(name__icontains=typed) | Q(code__iexact=typed))
        else:
            found = found.filter(Q(posts__isnull=False) | Q(responsibilities__kind="employer_administrator"))
        return {
            "choose": list(found.distinct()[:MOST_EMPLOYERS]),
            "q": typed,
            "find_form": FindEmployerForm(initial={"q": typed}),
            "waiting": requests_open_to(self.viewer, self.on).count(),
            "not_in": not_in_yet(self.viewer, self.on).count(),
        }


class ConfirmPostsView(PostsView):
    """The quarterly confirmation: everybody on one screen, one answer each, one button."""

    template_name = "website/pages/posts_confirm.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        employer = self.chosen()
        if employer is None:
            return redirect("website:posts")
        return self.render_to_response(self.get_context_data(employer=employer, lines=self._lines(employer)))

    def post(self, request: HttpRequest) -> HttpResponse:
        employer = self.chosen()
        if employer is None:
            return redirect("website:posts")
        lines = self._lines(employer)
        said = {line.id: request.POST.get(f"post-{line.uuid}", "") for line in lines}
        confirmed = [pk for pk, word in said.items() if word == "still"]
        confirm_posts(confirmed, by=self.viewer, at=now(), today=self.on)
        context = {
            "employer": employer,
            "confirmed": len(confirmed),
            "left": [line for line in lines if said[line.id] == "left"],
            "changed": [line for line in lines if said[line.id] == "changed"],
            "unsaid": [line for line in lines if said[line.id] not in {"still", "left", "changed"}],
        }
        self.template_name = "website/pages/posts_confirmed.html"
        return self.render_to_response(self.get_context_data(**context))

    def _lines(self, employer: Organisation) -> list[Any]:
        lines = post_lines(posts_open_to(self.viewer, employer, self.on), self.on)
        return [line for line in lines if line.is_running]


class AddPersonView(KeepingView):
    """Put somebody on the list. Nothing is sent: inviting is a step of its own."""

    template_name = "website/pages/add_person.html"

    @cached_property
    def employer(self) -> Organisation | None:
        if code := self.request.GET.get("employer", ""):
            return self.employer_named(code)
        return self.only_employer

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.employer is None:
            return redirect("website:posts")
        return self.show(AddPersonForm(today=self.on, initial={"started_on": self.on}))

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.employer is None:
            return redirect("website:posts")
        form = AddPersonForm(request.POST, today=self.on)
        if not form.is_valid():
            return self.show(form)
        said = form.cleaned_data
        try:
            post = add_post(
                name=said["name"], address=said["address"], role=said["role"], employer=self.employer,
                place=form.place_found, fte=said["fte"], started_on=said["started_on"],
                by=self.viewer, at=now(), today=self.on,
            )  # fmt: skip
        except PostRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.show(form)
        messages.success(request, f"{post.person.name} is on the list. Nothing has been sent yet.")
        return redirect(f"{reverse('website:posts')}?{urlencode({'employer': self.employer.code})}")

    def show(self, form: AddPersonForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, employer=self.employer))


class PostView(OnePostView):
    """Correct what is on record of a post."""

    template_name = "website/pages/post.html"

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        terms = terms_of(self.post_kept)
        log_opening(by=self.viewer, person=self.post_kept.person, at=now(), purpose=Purpose.EMPLOYER_LIST)
        initial = {
            "role": terms.role.pk,
            "started_on": terms.started_on,
            "fte": f"{terms.fte.normalize():f}" if terms.fte is not None else "",
            "place": terms.place.name if terms.place else "",
        }
        return self.show(PostForm(today=self.on, initial=initial))

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        form = PostForm(request.POST, today=self.on)
        if form.is_valid():
            try:
                put_right(self.post_kept, self._terms(form), by=self.viewer, at=now(), today=self.on)
            except PostRefused as refused:
                form.add_error(None, list(refused.verdict.sentences))
            else:
                messages.success(request, f"The post of {self.post_kept.person.name} is as you wrote it.")
                return redirect(self.back_url)
        return self.show(form)

    def show(self, form: PostForm) -> HttpResponse:
        may_answer = may_keep(
            is_open=self.open_doubt is not None,
            is_own=self.post_kept.person_id == self.viewer.pk,
            is_raised=bool(self.open_doubt and self.open_doubt.raises_id),
            is_of_the_team=may_manage_people(self.viewer),
        )
        return self.render_to_response(self.get_context_data(form=form, may_answer=may_answer))

    def _terms(self, form: PostForm) -> PostTerms:
        kept, said = terms_of(self.post_kept), form.cleaned_data
        return PostTerms(
            role=said["role"],
            employer=self.post_kept.employer,
            started_on=said["started_on"],
            fte=said["fte"],
            observed_from=max(self.post_kept.observed_from, said["started_on"]),
            ended_on=kept.ended_on,
            leaving_reason=kept.leaving_reason,
            place=form.place_found,
            funder=kept.funder,
            ref=kept.ref,
        )


class EndPostView(OnePostView):
    """Somebody has left."""

    template_name = "website/pages/post_end.html"

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        initial = {"ended_on": self.post_kept.ended_on, "reason": self.post_kept.leaving_reason}
        return self.show(EndPostForm(post=self.post_kept, today=self.on, initial=initial))

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        form = EndPostForm(request.POST, post=self.post_kept, today=self.on)
        if not form.is_valid():
            return self.show(form)
        said = form.cleaned_data
        try:
            finish(
                self.post_kept,
                ended_on=said["ended_on"],
                reason=LeavingReason(said["reason"]),
                by=self.viewer,
                at=now(),
                today=self.on,
            )
        except PostRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.show(form)
        messages.success(request, f"The end of {self.post_kept.person.name}’s post is on record.")
        return redirect(self.back_url)

    def show(self, form: EndPostForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))
