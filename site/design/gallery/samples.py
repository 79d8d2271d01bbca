"""Every component with made-up values, in the order in which the gallery shows them."""

from datetime import date

from design.gallery.forms import empty_form, form_with_mistakes
from design.gallery.journey import journey, nature
from design.gallery.lists import lists
from design.gallery.sample import Sample
from design.gallery.words import content
from foundations.verdict import Refusal

STEPS = [
    {"title": "What trauma does", "url": "#", "state": "done", "kind": "Lesson", "minutes": 15},
    {"title": "Choice, safety and control", "url": "#", "state": "done", "kind": "Lesson", "minutes": 20},
    {
        "title": "When someone has heard it all before",
        "url": "#",
        "state": "here",
        "kind": "Lesson",
        "minutes": 12,
        "current": True,
    },
    {"title": "Check what you know", "url": "", "state": "ahead", "kind": "Quiz", "minutes": 10},
    {"title": "Working with interpreters", "url": "", "state": "coming", "kind": "Lesson", "minutes": 15},
]


def samples() -> list[Sample]:
    """Return every sample; a test holds that no component is missing."""
    return [*_maps(), *_ways_in(), *_progress(), *content(), *lists(), *_forms(), *_frame()]


def _maps() -> list[Sample]:
    first, second = journey(), journey(year_2=True)
    return [
        Sample(
            "design/gallery/journey.html",
            {"journey": first, "anchor": "after-first"},
            "No specialism chosen yet; the cohort is ahead.",
        ),
        Sample(
            "design/gallery/journey.html",
            {"journey": second, "anchor": "after-second"},
            "In Year 2, with a specialism.",
        ),
        Sample("design/gallery/stretch.html", {"stops": first.stops}),
        Sample("design/gallery/pathway.html", {"line": nature(chosen=True)}),
        Sample(
            "design/gallery/covers.html",
            {
                "covers": [
                    ("y1-01", ""),
                    ("y1-02", ""),
                    ("y1-03", ""),
                    ("nature-1", "moss"),
                    ("arts-1", "plum"),
                    ("work-1", "coral"),
                ]
            },
        ),
    ]


def _ways_in() -> list[Sample]:
    return [
        Sample(
            "continue_card.html",
            {
                "eyebrow": "Continue where you were",
                "title": "When someone has heard it all before",
                "context": "Trauma-informed, strengths-based and inclusive practice",
                "place": "Step 3 of 6, about 12 minutes left",
                "url": "#",
                "label": "Continue",
                "cover_id": "y1-04",
            },
        ),
        Sample(
            "button.html",
            {"label": "Start", "url": "#", "kind": "go", "described": "Supporting change"},
            "Marigold: the one thing to do.",
        ),
        Sample(
            "button.html",
            {"label": "Save", "icon_name": "check", "name": "save", "value": "1"},
            "Teal: the primary action of a form.",
        ),
        Sample("button.html", {"label": "Add evidence", "kind": "second", "url": "#"}),
        Sample("button.html", {"label": "Withdraw", "kind": "warn"}),
        Sample(
            "card.html",
            {
                "title": "Supporting change",
                "url": "#",
                "text": "Small steps, and when they are not the answer.",
                "meta": "about 6 hours",
                "state": "here",
                "cover_id": "y1-06",
                "level": 3,
            },
        ),
        Sample(
            "card.html",
            {
                "title": "Nature-based",
                "url": "#",
                "text": "Green and blue places, near and far.",
                "colour": "moss",
                "cover_id": "nature",
                "state": "coming",
                "state_label": "Being written",
            },
        ),
        Sample(
            "module_head.html",
            {
                "title": "Supporting change",
                "eyebrow": "Year 1, module 6 of 12",
                "summary": "People change when it is their idea. This module is about hearing that idea and not getting in its way.",
                "minutes": 360,
                "steps_count": 6,
                "outcomes": [
                    "Judge readiness without judging the person.",
                    "Notice when circumstances are the cause.",
                ],
                "competencies": [{"label": "B3 Supporting change", "url": "#"}, {"label": "A2 Listening"}],
                "review": "Not yet reviewed by a practitioner",
                "cover_id": "y1-06",
            },
        ),
        Sample(
            "previous_next.html",
            {
                "previous": {"title": "Choice, safety and control", "url": "#"},
                "next": {"title": "Check what you know", "url": "#"},
            },
        ),
    ]


def _progress() -> list[Sample]:
    states = [
        Sample("state.html", {"state": state})
        for state in ("done", "here", "ahead", "coming", "paused", "attention")
    ]
    return [
        *states,
        Sample("progress.html", {"label": "Year 1", "percent": 25, "words": "3 of 12 modules"}),
        Sample("step_list.html", {"steps": STEPS, "label": "Steps of this module"}),
        Sample(
            "step_list.html",
            {"steps": STEPS, "side": True, "label": "Steps beside a lesson"},
            "Narrow, beside a lesson.",
        ),
        Sample(
            "refusals.html",
            {
                "title": "You cannot start this module yet",
                "refusals": [
                    Refusal("module_first", "Supporting change comes first.", "Go to it", "#"),
                    Refusal("year_gate", "Year 2 opens when Year 1 is signed off."),
                ],
            },
        ),
        Sample(
            "dated_list.html",
            {
                "items": [
                    {
                        "day": date(2026, 11, 26),
                        "title": "Learning set, 12:30pm",
                        "text": "Online.",
                        "url": "#",
                        "link": "Join link and agenda",
                    },
                    {
                        "day": date(2026, 11, 30),
                        "title": "Trauma-informed practice",
                        "text": "Due in your plan.",
                    },
                ]
            },
        ),
    ]


def _forms() -> list[Sample]:
    return [
        Sample("form.html", {"form": empty_form(), "label": "Save", "back_url": "#"}),
        Sample("error_summary.html", {"form": form_with_mistakes()}),
        Sample("form.html", {"form": form_with_mistakes(), "label": "Save"}, "With mistakes."),
        Sample(
            "confirmation.html",
            {
                "title": "Withdraw from this programme?",
                "text": "You keep everything that you completed. Your place goes to somebody else.",
                "label": "Withdraw",
                "back_url": "#",
                "is_grave": True,
            },
        ),
    ]


def _frame() -> list[Sample]:
    places = [
        {"label": "My learning", "url": "#", "current": True},
        {"label": "Cohort", "url": "#"},
        {"label": "Practice library", "url": "#"},
        {"label": "Portfolio", "url": "#"},
    ]
    return [
        Sample(
            "header.html",
            {
                "navigation": places,
                "account": {
                    "name": "Nia",
                    "links": [{"label": "Sign out", "url": "#"}],
                    "inbox": {"url": "#", "unread": 2},
                },
            },
        ),
        Sample(
            "failing_address.html",
            {"address": "nia@example.nhs.uk", "addresses_url": "#", "inbox_url": "#"},
        ),
        Sample(
            "footer.html",
            {"footer_links": [{"label": "Accessibility", "url": "#"}, {"label": "Privacy", "url": "#"}]},
        ),
        Sample(
            "breadcrumbs.html",
            {"items": [{"label": "My learning", "url": "#"}, {"label": "Year 1", "url": "#"}]},
        ),
        Sample("messages.html", {"messages": [_Message()]}),
    ]


class _Message:
    """A message as Django's messages framework gives it."""

    level_tag = "success"

    def __str__(self) -> str:
        return "Saved."
