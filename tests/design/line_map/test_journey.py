"""The line map: what it draws, and what it says in words."""

import re
from dataclasses import replace
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from design.gallery.journey import journey
from design.line_map import (
    LINE_COLOURS,
    Journey,
    Line,
    Stage,
    State,
    Stop,
    around,
    certificate_border,
    cover,
    line_colour,
    one_line,
    whole_journey,
)
from design.line_map.colours import PAPER, SAND

JOURNEYS = {
    "year one": journey(),
    "year two": journey(year_2=True),
    "one stop": Journey("Short", (Stage("Route", (Stop("Only", state=State.HERE),)),)),
    "no stops": Journey("Empty", (Stage("Year 1"), Stage("Year 2"))),
    "fifteen stops": Journey("Long", (Stage("Year 1", tuple(Stop(f"Module {n}") for n in range(15))),)),
}


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_is_well_formed_svg_with_no_inline_style_and_no_stop_for_the_keyboard(name: str) -> None:
    svg = whole_journey(JOURNEYS[name])

    root = ElementTree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert "style=" not in svg
    assert svg.count("<a ") == svg.count('tabindex="-1"')


@pytest.mark.parametrize("name", ["year one", "year two", "fifteen stops"])
def test_nothing_is_drawn_beyond_the_sides_of_the_map(name: str) -> None:
    svg = whole_journey(JOURNEYS[name])

    width = float(svg.partition('viewBox="0 0 ')[2].split()[0])
    for x in (float(x) for x in re.findall(r' (?:cx|x)="(-?[\d.]+)"', svg)):
        assert 0 <= x <= width


def test_the_list_of_a_map_names_every_stop_and_leads_to_it() -> None:
    html = Template("{% load line_map %}{% line_map_of journey %}").render(
        Context({"journey": journey(year_2=True)})
    )

    lists = unescape(html.partition("lw-map__down")[2])
    for stop in journey(year_2=True).stops:
        assert stop.title in lists
    assert lists.count('aria-current="step"') == 1
    assert "You are here" in lists


def test_words_from_outside_are_escaped() -> None:
    nasty = Journey("x", (Stage("<b>", (Stop('"><script>alert(1)</script>', url='/"><i>'),)),))

    svg = whole_journey(nasty)

    assert "<script" not in svg
    assert "<b>" not in svg
    assert "<i>" not in svg


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("ddhaa", ["0", "1", "2", "3", "4"]),
        ("haaaa", ["0", "1", "2"]),
        ("ddddh", ["2", "3", "4"]),
        ("ddaaa", ["0", "1", "2", "3", "4"]),
        ("ddddd", ["2", "3", "4"]),
    ],
)
def test_a_stretch_has_two_stops_back_and_two_ahead(states: str, expected: list[str]) -> None:
    words = {"d": State.DONE, "h": State.HERE, "a": State.AHEAD}
    stops = [Stop(str(n), state=words[letter]) for n, letter in enumerate(states)]

    assert [stop.title for stop in around(stops)] == expected


def test_each_line_colour_stands_out_from_its_ground_and_has_a_lightness_of_its_own() -> None:
    assert len(LINE_COLOURS) == 13
    for colour in LINE_COLOURS:
        assert _contrast(colour.value, PAPER) >= 3
        assert _contrast(colour.value, SAND) >= 3
    for one, other in combinations(LINE_COLOURS, 2):
        assert round(_luminance(one.value), 3) != round(_luminance(other.value), 3)


def test_the_lines_not_chosen_leave_the_map_and_the_chosen_one_keeps_its_name() -> None:
    chosen = whole_journey(journey(year_2=True))
    open_yet = whole_journey(journey())

    assert "Arts and culture" in open_yet
    assert "Arts and culture" not in chosen
    assert "Nature-based" in chosen


def test_a_pace_is_dotted_and_said_in_the_list() -> None:
    with_pace, without = journey(), replace(journey(), pace=None)

    assert 'stroke-dasharray="0.1 8"' in whole_journey(with_pace)
    assert 'stroke-dasharray="0.1 8"' not in whole_journey(without)
    html = Template("{% load line_map %}{% line_map_of journey %}").render(Context({"journey": with_pace}))
    assert "lw-stop__pace" in html


def test_a_cover_is_always_the_same_for_the_same_module_and_another_for_another() -> None:
    assert cover("y1-01") == cover("y1-01")
    assert cover("y1-01") != cover("y1-02")
    assert line_colour("moss").value in cover("nature-1", "moss")
    ElementTree.fromstring(cover("y1-01"))


def test_the_border_of_a_certificate_is_well_formed_and_has_a_stop_for_each_module() -> None:
    border = certificate_border(stops=12)

    ElementTree.fromstring(border)
    assert border.count("<circle") == 12 + 2
    assert certificate_border(stops=0).count("<circle") == 2


def test_one_line_is_drawn_in_its_own_colour() -> None:
    svg = one_line(Line("Nature-based", "moss", (Stop("Evidence", state=State.DONE), Stop("Safety"))))

    assert line_colour("moss").value in svg
    assert line_colour("").value not in svg
