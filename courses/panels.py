"""The panels of the curriculum's editor, in the order of an author's thought."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple, Select
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)

from courses.vocabulary import Completion, ReviewTopic


class TopicsInput(CheckboxSelectMultiple):
    """Boxes to tick over a list of words, which its field writes with commas between."""

    def format_value(self, value: Any) -> list[str]:
        return [word for word in value.split(",") if word] if isinstance(value, str) else list(value or [])


REVIEW_HELP = (
    "Tick what the module touches. Until a practitioner who has that responsibility has read it, learners are told so, "
    "and a real site does not publish it. Write the name and the day only when somebody has truly read it."
)


class ChecklistPanel(Panel):
    """The publish checklist, and how many people are in the middle of the page."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/checklist_panel.html"


def what_it_is(*fields: str) -> list[Any]:
    return [MultiFieldPanel([TitleFieldPanel("title"), *map(FieldPanel, fields)], heading="What it is")]


CONTENT = [FieldPanel("body", heading="Content")]
CHECK = [ChecklistPanel(heading="Before you publish")]
SETTINGS = [FieldPanel("slug"), PublishingPanel(), CommentPanel()]

PROGRAMME = [
    *what_it_is("summary", "audience"),
    FieldPanel(
        "modules", heading="Modules of a short route", help_text="Leave empty for a programme of years."
    ),
    *CONTENT,
]
YEAR = [
    *what_it_is("summary", "hours"),
    FieldPanel(
        "modules",
        heading="Modules, written or not",
        help_text="In order. One that is not written shows as “coming”. The title “pathway” marks the slot of the main pathway.",
    ),
    FieldPanel("tracks"),
    *CONTENT,
]
PATHWAY = [
    *what_it_is("summary", "colour", "cover"),
    FieldPanel("outcomes"),
    FieldPanel("modules", heading="Modules, written or not"),
    *CONTENT,
]
MODULE = [
    *what_it_is("summary", "cover"),
    MultiFieldPanel(
        [FieldPanel("outcomes"), FieldPanel("competencies")], heading="Outcomes and competencies"
    ),
    FieldPanel(
        "body",
        heading="Content",
        help_text="A few words before the steps, if any. The steps are pages below.",
    ),
    MultiFieldPanel(
        [FieldPanel("minutes"), FieldPanel("requires", help_text="Ids of modules, with commas between.")],
        heading="How it is completed",
    ),
    MultiFieldPanel(
        [
            HelpPanel(content=REVIEW_HELP),
            FieldPanel("review_needed", widget=TopicsInput(choices=ReviewTopic.choices)),
            FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")]),
            FieldPanel("sources"),
        ],
        heading="Review and sources",
    ),
    *CHECK,
]
LESSON = [
    *what_it_is(),
    *CONTENT,
    MultiFieldPanel(
        [FieldPanel("minutes"), FieldPanel("completion", widget=Select(choices=Completion.choices))],
        heading="How it is completed",
    ),
    *CHECK,
]
