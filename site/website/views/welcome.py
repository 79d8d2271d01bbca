"""The first screens of somebody who has just come in: who sees what, my post, and on to the first lesson.

Each can be opened again later; none is forced on anybody twice.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from analytics.queries.leaving import answered_posts
from foundations.clock import now, today
from people.actions.post_doubt import DoubtRefused
from people.models import Person, Post
from people.permissions import may_add_people, may_lead, may_open_admin
from people.queries.my_posts import my_posts
from people.queries.who_sees_what import who_sees_what
from website.actions.post_list import say_it_is_wrong, take_to_the_team
from website.forms.post_doubt import PostDoubtForm


class _MineView(LoginRequiredMixin, TemplateView):
    @property
    def person(self) -> Person:
        return self.request.user  # type: ignore[return-value]


class WelcomeWhoSeesWhatView(_MineView):
    """Who will see what, before anything is there to see."""

    template_name = "website/pages/welcome_who_sees_what.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(answer=who_sees_what(self.person, today()), **kwargs)


class MyPostsView(_MineView):
    """My posts as Linkway has them, with a way to say what is wrong."""

    template_name = "website/pages/my_posts.html"
    is_welcome = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None)
        wrong = kwargs.pop("wrong", "")
        posts = my_posts(self.person, today())
        return super().get_context_data(
            posts=posts,
            missing_form=form if form and not wrong else PostDoubtForm(),
            forms=[
                (post, form if form and str(post.uuid) == wrong else PostDoubtForm(), posts.kept.get(post.id))
                for post in posts.lines
            ],
            has_errors=bool(form and form.errors),
            is_welcome=self.is_welcome,
            on_url=reverse("website:welcome_address"),
            answered=answered_posts(self.person) if posts.ended else frozenset(),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        wrong = request.POST.get("post", "")
        post = self._mine(wrong) if wrong else None
        if post and request.POST.get("do") == "raise":
            return self._take_to_the_team(request, post)
        form = PostDoubtForm(request.POST, is_missing=post is None, auto_id=f"{wrong}-%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, wrong=wrong))
        say_it_is_wrong(self.person, post, about=form.about_codes, at=now(), today=today())
        messages.success(
            request,
            "Thank you. Whoever keeps the list has been told. They correct it, or tell you why it is right as it is.",
        )
        return redirect(request.path)

    def _take_to_the_team(self, request: HttpRequest, post: Post) -> HttpResponse:
        try:
            take_to_the_team(post, at=now(), today=today())
        except DoubtRefused as refused:
            messages.info(request, " ".join(refused.verdict.sentences))
        else:
            messages.success(
                request, "The programme team has been told. You get a message when they have looked."
            )
        return redirect(request.path)

    def _mine(self, uuid: str) -> Post:
        found = next((post for post in my_posts(self.person, today()).lines if str(post.uuid) == uuid), None)
        if found is None:
            raise Http404
        return Post.objects.select_related("employer", "person").get(pk=found.id)


class WelcomePostView(MyPostsView):
    """The same, on the way in."""

    is_welcome = True


class WelcomeBeginView(_MineView):
    """On to where this person's work begins, also after signing in: their learning, list of posts, people or editing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        on = today()
        studies = self.person.enrolments.exists()
        if not studies and may_add_people(self.person, on):
            return redirect("website:posts")
        if not studies and may_lead(self.person, on):
            return redirect("analytics:this_week")
        if not studies and may_open_admin(self.person):
            return redirect("wagtailadmin_home")
        return redirect("website:my_learning")
