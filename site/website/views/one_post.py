"""What the pages about one post of a list share."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode

from people.models import Post, PostDoubt
from people.queries.post_list import post_lines, posts_open_to
from website.views.keeping import KeepingView


class OnePostView(KeepingView):
    """A post that is this viewer's to keep; any other is not there."""

    @cached_property
    def post_kept(self) -> Post:
        posts = Post.objects.select_related("employer", "person", "role")
        post = posts.filter(uuid=self.kwargs["uuid"]).first()
        if post is None:
            raise Http404
        employer = self.employer_named(post.employer.code)
        return self.found(posts_open_to(self.viewer, employer, self.on).filter(pk=post.pk).first())

    @staticmethod
    def found(post: Post | None) -> Post:
        if post is None:
            raise Http404
        return post

    @cached_property
    def open_doubt(self) -> PostDoubt | None:
        """Return what the post's holder says is wrong with it, and nobody has answered yet."""
        doubts = PostDoubt.objects.open().select_related("raises__settled_by")
        return doubts.filter(post=self.post_kept, person=self.post_kept.person).first()

    @property
    def back_url(self) -> str:
        return f"{reverse('website:posts')}?{urlencode({'employer': self.post_kept.employer.code})}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line = post_lines(Post.objects.filter(pk=self.post_kept.pk), self.on)[0]
        kwargs.setdefault("doubt", self.open_doubt)
        return super().get_context_data(post=self.post_kept, line=line, back_url=self.back_url, **kwargs)
