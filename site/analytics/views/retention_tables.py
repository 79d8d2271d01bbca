"""The retention page's data in the shapes of `design`'s templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.safestring import mark_safe

from analytics.queries.retention_charts import group_name
from analytics.queries.retention_page import Question, RetentionPage
from analytics.rules.retention import NOT_RECORDED, GroupRetention
from analytics.rules.retention_words import (
    NOT_SHOWN,
    comparing_sentence,
    count_words,
    day_words,
    freshness_sentence,
    interval_words,
    measures,
    opening_sentence,
    percent_words,
)
from analytics.rules.suppression import SMALLEST_SHOWN
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy

GROUPS_A_PAGE = 50
_WHERE = {
    RetentionBy.REGION: " in {name}",
    RetentionBy.ICB: " in {name}",
    RetentionBy.EMPLOYER: " with {name}",
    RetentionBy.EMPLOYER_KIND: " with employers of the kind “{name}”",
    RetentionBy.COHORT: " of the cohort “{name}”",
}
_KINDS = {
    RetentionBy.REGION: "region",
    RetentionBy.ICB: "board",
    RetentionBy.EMPLOYER: "employer",
    RetentionBy.EMPLOYER_KIND: "kind of employer",
    RetentionBy.COHORT: "cohort",
}
_NOT_RECORDED = {
    RetentionBy.REGION: " whose region is not recorded",
    RetentionBy.ICB: " whose board is not recorded",
    RetentionBy.EMPLOYER: " whose employer is not recorded",
    RetentionBy.EMPLOYER_KIND: " whose kind of employer is not recorded",
    RetentionBy.COHORT: " who were never in a cohort",
}
_SURVIVAL_COLUMNS = ("Since starting", "Still there", "95% between", "Followed that long")
_MEASURE_COLUMNS = ("Measure", "Figure", "Of what, and when")
_GROUP_COLUMNS = (
    "People",
    "Posts",
    "Still there after 12 months",
    "95% between",
    "M1: in the role a year later",
    "M2: with the employer",
    "M3: left in the year",
    "M3 by FTE",
    "M4: half left by, months",
    "Confirmed in 90 days",
)


def query_of(question: Question, **changes: str) -> str:
    """Return the page's address for a question, with some of it changed."""
    asked = {
        "unit": question.unit.value,
        "by": question.by or "",
        "group": question.code,
        "as_at": question.as_at.isoformat(),
        **changes,
    }
    return urlencode({key: said for key, said in asked.items() if said})


def where_of(by: RetentionBy | None, group: GroupRetention) -> str:
    """Return which group a sentence speaks of, to follow "Linkway knows"."""
    if by is None:
        return ""
    if group.name == NOT_RECORDED:
        return _NOT_RECORDED[by]
    return _WHERE[by].format(name=group_name(by, group))


def named(page: RetentionPage) -> list[tuple[str, GroupRetention]]:
    """Return the groups under the names of the screen, in the order of those names."""
    by = page.question.by
    return sorted(((group_name(by, group), group) for group in page.groups), key=lambda one: one[0])


def as_context(page: RetentionPage, page_number: str = "1") -> dict[str, Any]:
    """Return what the template needs; a long list of groups comes in pages, the fold of small ones once."""
    question = page.question
    shown = Paginator([one for one in named(page) if not one[1].suppressed], GROUPS_A_PAGE).get_page(
        page_number
    )
    hidden = [name for name, group in named(page) if group.suppressed]
    drawings = page.drawings
    return {
        "page": page,
        "is_role": question.unit is Unit.ROLE,
        "as_at_words": day_words(question.as_at),
        "groups_table": _groups_table(page, shown.object_list),
        "groups_page": shown,
        "sentence": comparing_sentence(page.groups, question.unit, question.as_at, _KINDS[question.by])
        if question.by
        else "",
        "groups_query": f"{query_of(question)}&",
        "hidden_groups": hidden,
        "smallest_shown": SMALLEST_SHOWN,
        "survival_drawing": mark_safe(drawings.survival),  # noqa: S308 -- drawn by our worker, which escapes names
        "comparison_drawing": mark_safe(drawings.comparison),  # noqa: S308
        "is_drawing": drawings.is_waiting,
        **(_focus_context(page, page.focus) if page.focus else {}),
    }


def _focus_context(page: RetentionPage, focus: GroupRetention) -> dict[str, Any]:
    question = page.question
    unit, as_at = question.unit, question.as_at
    title = "How long people stay in the role" if unit is Unit.ROLE else "How long people stay in a post"
    return {
        "focus": focus,
        "focus_name": group_name(question.by, focus) if question.by else "",
        "sentence": opening_sentence(focus, unit, as_at, where_of(question.by, focus)),
        "freshness": "" if focus.suppressed else freshness_sentence(focus, unit, as_at),
        "chart_title": title,
        "survival_table": {
            "caption": f"{title}, from {count_words(focus.people)} people followed up to {day_words(as_at)}",
            "columns": _columns(_SURVIVAL_COLUMNS),
            "rows": [
                [
                    f"{step.months:.0f} months",
                    percent_words(step.survival),
                    interval_words(step),
                    count_words(step.at_risk),
                ]
                for step in focus.steps
            ],
        },
        "measures_table": {
            "caption": f"Staying and leaving, year to {day_words(as_at)}",
            "columns": _columns(_MEASURE_COLUMNS, numbers=("Figure",)),
            "rows": [[measure.title, measure.figure, measure.of] for measure in measures(focus, unit, as_at)],
        },
    }


def _groups_table(page: RetentionPage, shown: Iterable[tuple[str, GroupRetention]]) -> dict[str, Any] | None:
    by = page.question.by
    if by is None:
        return None
    return {
        "caption": f"{by.label}: staying and leaving, as at {day_words(page.question.as_at)}",
        "columns": _columns((str(by.label), *_GROUP_COLUMNS)),
        "rows": [[_link(page.question, name, group), *_group_cells(group)] for name, group in shown],
    }


def _link(question: Question, name: str, group: GroupRetention) -> Any:
    if not group.code:
        return name
    return {"text": name, "url": f"{reverse('analytics:retention')}?{query_of(question, group=group.code)}"}


def _group_cells(group: GroupRetention) -> list[str]:
    year = next((step for step in group.steps if step.months == 12), None)
    median = NOT_SHOWN if group.median_months is None else f"{group.median_months:.1f}"
    return [
        count_words(group.people),
        count_words(group.posts),
        percent_words(year.survival) if year else NOT_SHOWN,
        interval_words(year) if year else NOT_SHOWN,
        percent_words(group.stability_12m),
        percent_words(group.employer_stability_12m),
        percent_words(group.leaver_rate_12m),
        percent_words(group.leaver_rate_12m_fte),
        median,
        percent_words(group.confirmed_90d),
    ]


def _columns(labels: tuple[str, ...], numbers: tuple[str, ...] | None = None) -> list[dict[str, Any]]:
    """Return columns for the table of `design`; all but the first hold numbers unless told which."""
    numeric = labels[1:] if numbers is None else numbers
    return [{"label": label, "is_number": label in numeric} for label in labels]
