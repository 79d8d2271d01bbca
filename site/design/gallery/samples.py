"""Every component with made-up values, in the order in which the gallery shows them."""

from datetime import UTC, date, datetime

from django.core.paginator import Paginator
from django.utils.safestring import SafeString

from design.gallery.forms import SampleFilterForm, empty_form, form_with_mistakes
from design.gallery.journey import journey, nature
from design.gallery.sample import Sample
from design.line_map import whole_journey
from foundations.verdict import Refusal

STORY = SafeString(
    "<p>Maureen, 72, has not been out since her husband died. On Tuesday she told Sam about the choir she used to sing in, "
    "and for a moment she was somebody else.</p><p>“I would not know anybody now,” she said.</p>"
)
STEPS = [
    {"title": "What trauma does", "url": "#", "state": "done", "kind": "Lesson", "minutes": 15},
    {"title": "Choice, safety and control", "url": "#", "state": "done", "kind": "Lesson", "minutes": 20},
    {"title": "When someone has heard it all before", "url": "#", "state": "here", "kind": "Lesson", "minutes": 12, "current": True},
    {"title": "Check what you know", "url": "", "state": "ahead", "kind": "Quiz", "minutes": 10},
    {"title": "Working with interpreters", "url": "", "state": "coming", "kind": "Lesson", "minutes": 15},
]
COLUMNS = [{"label": "Measure"}, {"label": "Value", "is_number": True}, {"label": "Of how many", "is_number": True, "sorted": "descending", "sort_url": "#"}]
ROWS = [["Still in post after 12 months", "78 %", "1,240"], [{"text": "Left in the last 12 months", "url": "#"}, "17 %", "1,240"]]
KEY = [
    {"state": "done", "letter": "D", "words": "Done"},
    {"state": "here", "letter": "S", "words": "Started"},
    {"state": "ahead", "letter": "A", "words": "Ahead"},
    {"state": "behind", "letter": "B", "words": "Behind"},
    {"state": "paused", "letter": "P", "words": "Paused"},
]


def samples() -> list[Sample]:
    """Return every sample; a test holds that no component is missing."""
    return [*_maps(), *_ways_in(), *_progress(), *_content(), *_lists(), *_forms(), *_frame()]


def _maps() -> list[Sample]:
    first, second = journey(), journey(year_2=True)
    return [
        Sample("design/gallery/journey.html", {"journey": first, "anchor": "after-first"}, "No specialism chosen yet; the cohort is ahead."),
        Sample("design/gallery/journey.html", {"journey": second, "anchor": "after-second"}, "In Year 2, with a specialism."),
        Sample("design/gallery/stretch.html", {"stops": first.stops}),
        Sample("design/gallery/pathway.html", {"line": nature(chosen=True)}),
        Sample("design/gallery/covers.html", {"covers": [("y1-01", ""), ("y1-02", ""), ("y1-03", ""), ("nature-1", "moss"), ("arts-1", "plum"), ("work-1", "coral")]}),
    ]


def _ways_in() -> list[Sample]:
    return [
        Sample("continue_card.html", {
            "eyebrow": "Continue where you were", "title": "When someone has heard it all before", "context": "Trauma-informed, strengths-based and inclusive practice",
            "place": "Step 3 of 6, about 12 minutes left", "url": "#", "label": "Continue", "cover_id": "y1-04",
        }),
        Sample("button.html", {"label": "Start", "url": "#", "kind": "go", "described": "Supporting change"}, "Marigold: the one thing to do."),
        Sample("button.html", {"label": "Save", "icon_name": "check", "name": "save", "value": "1"}, "Teal: the primary action of a form."),
        Sample("button.html", {"label": "Add evidence", "kind": "second", "url": "#"}),
        Sample("button.html", {"label": "Withdraw", "kind": "warn"}),
        Sample("card.html", {"title": "Supporting change", "url": "#", "text": "Small steps, and when they are not the answer.", "meta": "about 6 hours", "state": "here", "cover_id": "y1-06", "level": 3}),
        Sample("card.html", {"title": "Nature-based", "url": "#", "text": "Green and blue places, near and far.", "colour": "moss", "cover_id": "nature", "state": "coming", "state_label": "Being written"}),
        Sample("module_head.html", {
            "title": "Supporting change", "eyebrow": "Year 1, module 6 of 12", "summary": "People change when it is their idea. This module is about hearing that idea and not getting in its way.",
            "minutes": 360, "steps_count": 6, "outcomes": ["Judge readiness without judging the person.", "Notice when circumstances are the cause."],
            "competencies": [{"label": "B3 Supporting change", "url": "#"}, {"label": "A2 Listening"}], "review": "Not yet reviewed by a practitioner", "cover_id": "y1-06",
        }),
        Sample("previous_next.html", {"previous": {"title": "Choice, safety and control", "url": "#"}, "next": {"title": "Check what you know", "url": "#"}}),
    ]


def _progress() -> list[Sample]:
    states = [Sample("state.html", {"state": state}) for state in ("done", "here", "ahead", "coming", "paused", "attention")]
    return [
        *states,
        Sample("progress.html", {"label": "Year 1", "percent": 25, "words": "3 of 12 modules"}),
        Sample("step_list.html", {"steps": STEPS, "label": "Steps of this module"}),
        Sample("step_list.html", {"steps": STEPS, "side": True, "label": "Steps beside a lesson"}, "Narrow, beside a lesson."),
        Sample("refusals.html", {"title": "You cannot start this module yet", "refusals": [
            Refusal("module_first", "Supporting change comes first.", "Go to it", "#"), Refusal("year_gate", "Year 2 opens when Year 1 is signed off."),
        ]}),
        Sample("dated_list.html", {"items": [
            {"day": date(2026, 11, 26), "title": "Learning set, 12:30pm", "text": "Online.", "url": "#", "link": "Join link and agenda"},
            {"day": date(2026, 11, 30), "title": "Trauma-informed practice", "text": "Due in your plan."},
        ]}),
    ]


def _content() -> list[Sample]:
    return [
        Sample("key_point.html", {"body": SafeString("<p>The conversation comes before the connection.</p>")}),
        Sample("case_story.html", {"title": "Maureen's Tuesday", "body": STORY}),
        Sample("activity.html", {"title": "Draw who supports you", "minutes": 30, "body": SafeString("<p>Put yourself in the middle of a sheet of paper.</p>")}),
        Sample("who_reads.html", {"words": "Your cohort's facilitator can read this.", "url": "#"}),
        Sample("reflection.html", {
            "prompt": "When did somebody last ask what matters to you?", "identifier": "y1-01-r1", "text": "At my mother's clinic.", "save_url": "#",
            "saved_at": datetime(2026, 11, 24, 14, 5, tzinfo=UTC),
        }),
        Sample("self_check.html", {"question": "Which of these is a social prescription?", "options": [
            {"text": "A place in a singing group that Maureen chose", "feedback": "She chose it, and it answers what matters to her.", "is_right": True},
            {"text": "A repeat prescription for sleeping tablets", "feedback": "That is a medical prescription.", "is_right": False},
        ]}),
        Sample("quotation.html", {"text": "I was not a list of problems any more.", "source": "A made-up person, for the gallery", "url": "#"}),
        Sample("design/gallery/term.html", {"term": "warm handover", "meaning": "Introducing somebody in person, or while they listen, so that they need not start again.", "url": "#"}),
        Sample("accordion.html", {"items": [
            {"title": "What if they say no?", "body": SafeString("<p>Then that is the answer for today.</p>"), "is_open": True},
            {"title": "Who else should know?", "body": SafeString("<p>Whoever the person agrees to.</p>")},
        ]}),
        Sample("notice.html", {"text": "A new lesson was added. You need not do it, because you had finished.", "title": "This module has changed"}),
        Sample("notice.html", {"kind": "success", "text": "Step completed. Two are left in this module."}),
        Sample("notice.html", {"kind": "warning", "text": "No practitioner has reviewed this safety content yet.", "url": "#", "label": "What that means"}),
        Sample("notice.html", {"kind": "problem", "text": "The file was not read. Nothing was changed."}),
        Sample("empty_state.html", {"title": "No certificates yet", "text": "Your first comes with your first finished module.", "url": "#", "label": "Go to my learning"}),
    ]


def _lists() -> list[Sample]:
    columns = [{"short": f"1.{n}", "title": title} for n, title in enumerate(("Social prescribing", "Your role", "What matters", "Trauma-informed", "Plans"), start=1)]
    people = [("Ada Baptiste", "DDDSA"), ("Ben Okafor", "DDBAA"), ("Carys Evans", "DPPPP")]
    words = {entry["letter"]: entry for entry in KEY}
    rows = [{"name": name, "url": "#", "cells": [words[letter] for letter in letters]} for name, letters in people]
    return [
        Sample("summary_list.html", {"rows": [{"label": "Started", "value": "1 September 2026"}, {"label": "Pace", "value": "One module a month", "url": "#", "link": "Change"}]}),
        Sample("table.html", {"caption": "Retention in the 12 months to 31 October 2026", "columns": COLUMNS, "rows": ROWS}),
        Sample("people_grid.html", {"caption": "Year 1 on 24 November 2026", "columns": columns, "rows": rows, "key": KEY}),
        Sample("pagination.html", {"page": Paginator(range(300), 50).page(3), "query": "sort=name&", "label": "Pages of people"}),
        Sample("chart.html", {
            "title": "Still in post", "sentence": "Of 1,240 link workers, 78 % were still in post after 12 months.",
            "drawing": SafeString(whole_journey(journey())), "caption": "Still in post, by month", "columns": COLUMNS, "rows": ROWS, "note": "Groups of fewer than 8 are left out.",
        }, "The drawing comes from a worker; here a map stands in for it."),
        Sample("tabs.html", {"label": "Portfolio", "items": [{"label": "Log", "url": "#", "current": True}, {"label": "Certificates", "url": "#"}, {"label": "My data", "url": "#"}]}),
        Sample("filter_form.html", {"form": SampleFilterForm(), "found": "48 people", "clear_url": "#"}),
    ]


def _forms() -> list[Sample]:
    return [
        Sample("form.html", {"form": empty_form(), "label": "Save", "back_url": "#"}),
        Sample("error_summary.html", {"form": form_with_mistakes()}),
        Sample("form.html", {"form": form_with_mistakes(), "label": "Save"}, "With mistakes."),
        Sample("confirmation.html", {"title": "Withdraw from this programme?", "text": "You keep everything that you completed. Your place goes to somebody else.", "label": "Withdraw", "back_url": "#", "is_grave": True}),
    ]


def _frame() -> list[Sample]:
    places = [{"label": "My learning", "url": "#", "current": True}, {"label": "Cohort", "url": "#"}, {"label": "Practice library", "url": "#"}, {"label": "Portfolio", "url": "#"}]
    return [
        Sample("header.html", {"navigation": places, "account": {"name": "Nia", "links": [{"label": "Sign out", "url": "#"}]}}),
        Sample("footer.html", {"footer_links": [{"label": "Accessibility", "url": "#"}, {"label": "Privacy", "url": "#"}]}),
        Sample("breadcrumbs.html", {"items": [{"label": "My learning", "url": "#"}, {"label": "Year 1", "url": "#"}]}),
        Sample("messages.html", {"messages": [_Message()]}),
    ]


class _Message:
    """A message as Django's messages framework gives it."""

    level_tag = "success"

    def __str__(self) -> str:
        return "Saved."
