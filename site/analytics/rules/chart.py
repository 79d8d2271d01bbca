"""What the charts of retention show, as Vega-Lite specifications; drawing them is the worker's.

They are drawn from published figures only, so a chart can tell nothing that the table beside it does not. Between the
months at which the estimate stands, the line is only a guide for the eye.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.rules.retention import GroupRetention, RetentionStep

Spec = dict[str, Any]

INK, SOFT, RULE, TEAL, MARIGOLD = "#1c2b2d", "#4a5a5c", "#d9d2c4", "#0f5c5c", "#ffb81c"
FONT = "Atkinson Hyperlegible Next, Arial, sans-serif"
WIDTH = 420
DRAWN_AS = 1
"""Raised when the way of drawing changes, so that every chart is drawn anew."""
AT_RISK_SIZE = 15
COMPARED_AT_MONTHS = 12
MOST_COMPARED = 60
_AT_RISK_PLACES: Mapping[str, Any] = {
    "datum.months == 3": {"align": "right", "dx": 14},
    "datum.months == 6": {"align": "left", "dx": -14},
    "datum.months > 6": {"align": "center", "dx": 0},
}
_MONTHS_SHOWN = (0, 3, 6, 12, 24, 36)


def key_of(spec: Spec) -> str:
    """Return a fingerprint of everything a chart shows."""
    return hashlib.sha256(f"{DRAWN_AS} {json.dumps(spec, sort_keys=True)}".encode()).hexdigest()


def survival_chart(name: str, group: GroupRetention, unit_words: str) -> Spec | None:
    """Return the survival of one group with its interval and the number at risk, or None without any step."""
    if not group.steps:
        return None
    points = [_point(step) for step in group.steps]
    started = {"months": 0, "survival": 1.0, "low": 1.0, "high": 1.0, "at_risk": ""}
    line = [started, *points]
    shown = [point["months"] for point in line]
    x = {
        "field": "months",
        "type": "quantitative",
        "title": "Months since starting",
        "scale": {"domain": [0, 36], "nice": False},
        "axis": {"values": list(_MONTHS_SHOWN), "grid": False},
    }
    layers: list[Spec] = [
        {
            "transform": [{"filter": "isValid(datum.low)"}],
            "mark": {"type": "area", "color": TEAL, "opacity": 0.16, "aria": False},
            "encoding": {"x": x, "y": _share("low"), "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "line", "color": TEAL, "strokeWidth": 3, "aria": False},
            "encoding": {"x": x, "y": _share("survival")},
        },
        {
            "transform": [{"filter": "datum.months > 0"}],
            "mark": {"type": "rule", "color": TEAL, "strokeWidth": 2, "aria": False},
            "encoding": {"x": x, "y": _share("low"), "y2": {"field": "high"}},
        },
        {
            "transform": [{"filter": "datum.months > 0"}],
            "mark": {"type": "point", "filled": True, "size": 110, "color": TEAL, "opacity": 1},
            "encoding": {"x": x, "y": _share("survival"), "description": {"field": "words"}},
        },
        {
            "transform": [{"filter": "datum.months > 0"}],
            "mark": {
                "type": "text",
                "dy": -16,
                "dx": 4,
                "align": "left",
                "fontWeight": "bold",
                "aria": False,
            },
            "encoding": {"x": x, "y": _share("survival"), "text": {"field": "label"}},
        },
        *(_at_risk_layer(x, where, **aligned) for where, aligned in _AT_RISK_PLACES.items()),
        {
            "data": {"values": [{"words": "Followed that long:"}]},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "bottom",
                "color": SOFT,
                "fontSize": AT_RISK_SIZE,
                "aria": False,
            },
            "encoding": {"x": {"value": 4}, "y": {"value": 230}, "text": {"field": "words"}},
        },
    ]
    return _framed(
        {"height": 260, "layer": layers},
        data=line,
        description=f"Survival chart of {name}: share still in {unit_words} by months since starting, "
        f"at {', '.join(str(months) for months in shown[1:])} months.",
    )


def comparison_chart(groups: Iterable[tuple[str, GroupRetention]], unit_words: str) -> Spec | None:
    """Return each group's share still there after 12 months with its interval; None where too few or too many."""
    rows = [
        {"name": name, **_point(step)}
        for name, group in groups
        for step in group.steps
        if step.months == COMPARED_AT_MONTHS
    ]
    if not 2 <= len(rows) <= MOST_COMPARED:
        return None
    y = {
        "field": "name",
        "type": "nominal",
        "title": None,
        "sort": [row["name"] for row in rows],
        "axis": {"labelLimit": 190, "ticks": False, "domain": False},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "rule", "color": TEAL, "strokeWidth": 4, "opacity": 0.35, "aria": False},
            "encoding": {"y": y, "x": _across("low"), "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 110, "color": TEAL, "opacity": 1},
            "encoding": {"y": y, "x": _across("survival"), "description": {"field": "words"}},
        },
    ]
    return _framed(
        {"height": {"step": 28}, "layer": layers},
        data=rows,
        width=300,
        description=f"Share still in {unit_words} after {COMPARED_AT_MONTHS} months, with 95 % interval, "
        f"for {len(rows)} groups.",
    )


def _at_risk_layer(x: Spec, where: str, *, align: str, dx: int) -> Spec:
    """Return the numbers at risk above the axis; those of 3 and 6 months lean apart, or they would touch."""
    return {
        "transform": [{"filter": where}],
        "mark": {
            "type": "text",
            "baseline": "bottom",
            "align": align,
            "dx": dx,
            "color": SOFT,
            "fontSize": AT_RISK_SIZE,
            "aria": False,
        },
        "encoding": {"x": x, "y": {"value": 252}, "text": {"field": "at_risk"}},
    }


def _point(step: RetentionStep) -> dict[str, Any]:
    between = (
        "" if step.ci_low is None or step.ci_high is None else f", {step.ci_low:.0%} to {step.ci_high:.0%}"
    )
    return {
        "months": int(step.months),
        "survival": step.survival,
        "low": step.ci_low,
        "high": step.ci_high,
        "at_risk": f"{step.at_risk:,}",
        "label": f"{step.survival:.0%}",
        "words": f"{int(step.months)} months: {step.survival:.0%}{between}; {step.at_risk:,} followed that long",
    }


def _share(field: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, 1]},
        "axis": {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "domain": False, "ticks": False},
    }


def _across(field: str) -> Spec:
    return {**_share(field), "title": f"Still there after {COMPARED_AT_MONTHS} months"}


def _framed(spec: Spec, *, data: Sequence[Mapping[str, Any]], description: str, width: int = WIDTH) -> Spec:
    """Return a specification with what all of ours share."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": description,
        "background": None,
        "padding": 4,
        "width": width,
        "data": {"values": list(data)},
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 17,
                "titleFontSize": 17,
                "titleFontWeight": "normal",
                "labelColor": INK,
                "titleColor": INK,
                "gridColor": RULE,
                "domainColor": INK,
                "tickColor": INK,
            },
            "text": {"fontSize": 17, "color": INK},
        },
        **spec,
    }
