"""Samples of tables, grids, charts and whatever else shows many things."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils.safestring import SafeString

from design.gallery.forms import SampleFilterForm
from design.gallery.journey import journey
from design.gallery.sample import Sample
from design.line_map import whole_journey

COLUMNS = [
    {"label": "Measure"},
    {"label": "Value", "is_number": True},
    {"label": "Of how many", "is_number": True, "sorted": "descending", "sort_url": "#"},
]
ROWS = [
    ["Still in post after 12 months", "78 %", "1,240"],
    [{"text": "Left in the last 12 months", "url": "#"}, "17 %", "1,240"],
]


class Entry(NamedTuple):
    """A cell of the grid, or what its letter means."""

    state: str
    letter: str
    words: str


KEY = [
    Entry("done", "D", "Done"),
    Entry("here", "S", "Started"),
    Entry("ahead", "A", "Ahead"),
    Entry("behind", "B", "Behind"),
    Entry("paused", "P", "Paused"),
]


def lists() -> list[Sample]:
    columns = [
        {"short": f"1.{n}", "title": title}
        for n, title in enumerate(
            ("Social prescribing", "Your role", "What matters", "Trauma-informed", "Plans"), start=1
        )
    ]
    people = [("Ada Baptiste", "DDDSA"), ("Ben Okafor", "DDBAA"), ("Carys Evans", "DPPPP")]
    words = {entry.letter: entry for entry in KEY}
    rows = [
        {
            "name": name,
            "url": "#",
            "standing": "Behind" if "B" in letters else "On track",
            "needs": "B" in letters,
            "why": "“What matters”: 3 days late" if "B" in letters else "",
            "cells": [words[letter] for letter in letters],
        }
        for name, letters in people
    ]
    head = [{"label": "Name", "sort_url": "#"}, {"label": "Standing", "sort_url": "#"}]
    return [
        Sample(
            "summary_list.html",
            {
                "rows": [
                    {"label": "Started", "value": "1 September 2026"},
                    {"label": "Pace", "value": "One module a month", "url": "#", "link": "Change"},
                ]
            },
        ),
        Sample(
            "table.html",
            {"caption": "Retention in the 12 months to 31 October 2026", "columns": COLUMNS, "rows": ROWS},
        ),
        Sample(
            "people_grid.html",
            {
                "caption": "Year 1 on 24 November 2026",
                "columns": columns,
                "head": head,
                "rows": rows,
                "key": KEY,
            },
        ),
        Sample(
            "pagination.html",
            {"page": Paginator(range(300), 50).page(3), "query": "sort=name&", "label": "Pages of people"},
        ),
        Sample(
            "chart.html",
            {
                "title": "Still in post",
                "sentence": "Of 1,240 link workers, 78 % were still in post after 12 months.",
                "drawing": SafeString(whole_journey(journey())),
                "caption": "Still in post, by month",
                "columns": COLUMNS,
                "rows": ROWS,
                "note": "Groups of fewer than 8 are left out.",
            },
            "The drawing comes from a worker; here a map stands in for it.",
        ),
        Sample(
            "tabs.html",
            {
                "label": "Portfolio",
                "items": [
                    {"label": "Log", "url": "#", "current": True},
                    {"label": "Certificates", "url": "#"},
                    {"label": "My data", "url": "#"},
                ],
            },
        ),
        Sample("filter_form.html", {"form": SampleFilterForm(), "found": "48 people", "clear_url": "#"}),
    ]
