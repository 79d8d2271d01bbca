"""The front door, as a Wagtail page: an editor writes its words, and the programmes hang below it."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from foundations.pages import ShownPage


class HomePage(ShownPage, Page):
    """What Linkway is, for somebody who has just arrived."""

    strapline = models.CharField(
        max_length=160,
        default="Three years of learning for social prescribing link workers, with the people who do the same job.",
    )
    introduction = models.TextField(
        default=(
            "Linkway is where link workers learn their craft: at their own pace, between home visits, and "
            "together with a cohort that starts when they do."
        ),
    )

    content_panels = [*Page.content_panels, FieldPanel("strapline"), FieldPanel("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "home page"

    def __str__(self) -> str:
        return str(self.title)
