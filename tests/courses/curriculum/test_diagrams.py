"""The diagrams of the shipped curriculum, and the drawing of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from courses.actions.curriculum.diagrams import DIAGRAMS, diagrams_of
from courses.actions.curriculum.folder import read_folder
from courses.actions.curriculum.media_safety import unsafe_reason
from courses.management.commands.load_curriculum import SHIPPED
from courses.rules.illustration.diagrams import around_you, four_groups, six_parts
from courses.rules.illustration.wheel import Domain, competency_wheel
from courses.rules.illustration.words import SMALLEST

A_WHEEL = competency_wheel([Domain("A", "Listening", ("A1", "A2")), Domain("B", "Linking", ("B1",))])
SVG = "{http://www.w3.org/2000/svg}"


def test_every_shipped_diagram_is_what_the_drawing_makes_today() -> None:
    expected = diagrams_of(read_folder(SHIPPED))

    shipped = {
        f"{DIAGRAMS}/{path.name}": path.read_text(encoding="utf-8") for path in (SHIPPED / DIAGRAMS).iterdir()
    }

    assert sorted(shipped) == sorted(expected), "manage.py draw_pictures makes what is missing"
    assert [path for path in expected if shipped[path] != expected[path]] == []


@pytest.mark.parametrize("text", [six_parts(), around_you(), four_groups(), A_WHEEL])
def test_a_diagram_has_a_title_a_description_and_words_that_a_phone_shows_large_enough(text: str) -> None:
    root = ElementTree.fromstring(text)

    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title") or "").strip()
    assert len(root.findtext(f"{SVG}desc") or "") > 20
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', text)) >= SMALLEST


def test_a_diagram_is_drawing_only() -> None:
    assert {
        path.name: unsafe_reason(path) for path in (SHIPPED / DIAGRAMS).iterdir() if unsafe_reason(path)
    } == {}


def test_the_wheel_names_each_competency_of_each_domain() -> None:
    drawn = [element.text for element in ElementTree.fromstring(A_WHEEL).iter(f"{SVG}text")]

    assert {"A1", "A2", "B1", "Listening", "Linking", "3"} <= set(drawn)
