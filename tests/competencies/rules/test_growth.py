from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from competencies.rules.growth import Growth, picture

LEVELS = [(1, "Developing"), (2, "Competent"), (3, "Proficient"), (4, "A <b>name</b> & more")]
TODAY = date(2026, 11, 23)


def drawn(growth: Growth) -> ElementTree.Element:
    return ElementTree.fromstring(picture(growth, LEVELS))


def test_the_picture_has_a_mark_for_every_entry_inside_its_frame_and_no_inline_style() -> None:
    own = [(date(2025, 1, 1), 1), (date(2026, 1, 1), 3), (TODAY, 2)]
    growth = Growth(own, [(date(2026, 2, 1), 3)], 2, TODAY)

    svg = drawn(growth)

    circles = [each for each in svg.iter() if each.tag.endswith("circle")]
    assert len(circles) == len(own) + 1  # and the end of the line, which is today
    assert all(
        0 <= float(each.get("cx", "-1")) <= 360 and 0 <= float(each.get("cy", "-1")) <= 216
        for each in circles
    )
    assert not any("style" in each.attrib for each in svg.iter())
    assert svg.get("aria-label") == growth.sentence


def test_names_of_levels_are_text_whatever_is_in_them() -> None:
    svg = drawn(Growth([(TODAY, 1)], [], None, TODAY))

    assert "4 A <b>name</b> & more" in [each.text for each in svg.iter()]
