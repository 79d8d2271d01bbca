"""The line map in templates: each tag takes plain values of ``design.line_map``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from design import line_map
from design.line_map import shapes
from design.line_map.colours import TRUNK, LineColour, line_colour
from design.line_map.model import Journey, Kind, Line, State, Stop
from design.line_map.words import is_current, progress_words, state_words, summary

register = template.Library()

register.filter("state_words", state_words)
register.filter("progress_words", progress_words)
register.filter("is_current", is_current)


@dataclass(frozen=True, slots=True)
class Row:
    """A stop as its list shows it: with its mark, its line's colour, the line that begins there and the pace that ends there."""

    stop: Stop
    mark: SafeString
    css_class: str
    begins: str = ""
    pace: str = ""


def _row(stop: Stop, colour: LineColour, *, begins: str = "", pace: str = "") -> Row:
    css_class = f"lw-stop--{stop.state} {colour.css_class}" + (" lw-stop--pace" if pace else "")
    return Row(stop, _mark(str(stop.state), str(stop.kind), colour.value), css_class, begins, pace)


@register.filter
def rows_of(journey: Journey, index: int) -> Iterator[Row]:
    """Return the rows of a stage's list."""
    stage = journey.stages[index]
    chosen = stage.chosen_line
    pace = journey.pace if journey.pace and journey.pace.stage == index else None
    own = range(stage.lines_after, stage.lines_after + len(chosen.stops)) if chosen is not None else range(0)
    for number, stop in enumerate(stage.all_stops):
        begins = chosen.name if chosen is not None and number == own.start and own else ""
        colour = chosen.line_colour if chosen is not None and number in own else TRUNK
        yield _row(stop, colour, begins=begins, pace=pace.label if pace and pace.after == number + 1 else "")


KEY = (
    (State.DONE, Kind.MODULE, "Done"),
    (State.HERE, Kind.MODULE, "You are here"),
    (State.AHEAD, Kind.MODULE, "Ahead"),
    (State.COMING, Kind.MODULE, "Being written"),
    (State.AHEAD, Kind.SESSION, "Peer session"),
    (State.AHEAD, Kind.YEAR_END, "End of a year"),
)


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - design.line_map escapes every word it writes


@register.inclusion_tag("design/line_map/journey.html")
def line_map_of(journey: Journey, anchor: str = "after-map") -> dict[str, object]:
    """Show a whole journey: the drawing where it fits, its list, and the key."""
    return {
        "journey": journey,
        "drawing": _safe(line_map.whole_journey(journey)),
        "summary": summary(journey),
        "anchor": anchor,
        "key": KEY,
        "stages": render_to_string("design/line_map/stages.html", {"journey": journey}),
    }


@register.inclusion_tag("design/line_map/stretch.html")
def line_stretch(
    stops: Iterable[Stop], label: str = "Where this is on your line", colour: str = ""
) -> dict[str, object]:
    """Show a short stretch of line: two stops back and two ahead of where somebody is."""
    own = line_colour(colour)
    return {"rows": [_row(stop, own) for stop in line_map.around(stops)], "label": label, "colour": own}


@register.inclusion_tag("design/line_map/pathway.html")
def pathway_line(line: Line, label: str = "The stops of this line") -> dict[str, object]:
    """Show one specialism's line in its own colour."""
    return {
        "line": line,
        "drawing": _safe(line_map.one_line(line)),
        "label": label,
        "rows": [_row(stop, line.line_colour) for stop in line.stops],
    }


@register.simple_tag
def module_cover(identifier: str, colour: str = "") -> SafeString:
    """Draw the cover of a module, the same each time for the same identifier."""
    return _safe(line_map.cover(identifier, colour))


@register.simple_tag
def state_mark(state: str, colour: str = "", kind: str = "module") -> SafeString:
    """Draw the mark of a state by its word: done, here, ahead or coming."""
    return _mark(state, kind, line_colour(colour).value)


@cache
def _mark(state: str, kind: str, colour: str) -> SafeString:
    inside = shapes.mark(Stop("", state=state, kind=kind), 21, 21, colour)
    return _safe(shapes.drawing(inside, width=42, height=42, css_class="lw-stop__mark"))
