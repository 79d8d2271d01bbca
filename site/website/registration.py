"""What search, saved things and help tell the other storeys."""

from __future__ import annotations

from foundations.registries import (
    LearnPanel,
    PageTool,
    PersonalData,
    PersonJoiner,
    holds_personal_data,
    joins_people,
    learn_panels,
    page_tools,
    searchable,
)
from website import help_kinds
from website.actions.join import join_website
from website.authors import AUTHORS
from website.queries.findable import SOURCES
from website.queries.saved import saved_panel

JOINED = frozenset({"website.HelpRequest", "website.HelpRequestEvent", "website.Saved"})


def register() -> None:
    """Register what can be found, the panel and button of saved things, personal data and joins."""
    help_kinds.register()
    for source in SOURCES:
        searchable.register(source.code, source)
    joins_people.register("website", PersonJoiner("website", JOINED, join_website))
    for held in (*PERSONAL_DATA, *AUTHORS):
        holds_personal_data.register(held.model, held)
    learn_panels.register(
        "website.saved", LearnPanel("website.saved", 70, "website/components/saved_panel.html", saved_panel)
    )
    page_tools.register(
        "website.save",
        PageTool("website.save", 10, "website/components/save.html", lambda person: person.is_authenticated),
    )


PERSONAL_DATA = (
    PersonalData(
        "website.Saved",
        "What you saved for later",
        "person",
        {"title": "what you saved", "source": "its kind", "at": "when you saved it"},
        "until you remove it, or your account is erased",
    ),
    PersonalData(
        "website.HelpRequest",
        "What you told us was wrong with a page",
        "asker",
        {
            "kind": "what kind of problem it was",
            "words": "what you wrote",
            "page": "the page",
            "asked_at": "when you wrote it",
            "state": "what became of it",
            "due_on": "by when it was to be answered",
            "owner": "who looks after it",
        },
        "two years after it was closed",
    ),
    PersonalData(
        "website.HelpRequestEvent",
        "What you did with requests for help",
        "by",
        {"what": "what you did", "at": "when", "words": "what you answered"},
        "two years after the request was closed",
    ),
)
