"""The covers of the shipped curriculum, and the drawing of them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from courses.actions.curriculum.covers import COVERS, covers_of, draw_covers
from courses.actions.curriculum.folder import read_folder
from courses.actions.curriculum.media_safety import unsafe_reason
from courses.management.commands.load_curriculum import SHIPPED
from courses.rules.illustration.cover import CHOSEN, MOTIFS, Cover, draw_cover, motif_of
from tests.courses.curriculum_folder import a_folder

LARGEST = 6_000


def test_every_shipped_cover_is_what_the_drawing_makes_today() -> None:
    expected = {f"{cover.code}.svg": draw_cover(cover) for cover in covers_of(read_folder(SHIPPED))}

    shipped = {path.name: path.read_text(encoding="utf-8") for path in (SHIPPED / COVERS).iterdir()}

    assert sorted(shipped) == sorted(expected), "manage.py draw_pictures makes what is missing"
    assert [name for name in expected if shipped[name] != expected[name]] == []


def test_a_cover_is_small_safe_and_says_nothing_to_a_screen_reader() -> None:
    for path in (SHIPPED / COVERS).iterdir():
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert path.stat().st_size < LARGEST, path.name
        assert unsafe_reason(path) == "", path.name
        assert (root.get("role"), root.get("aria-hidden")) == ("presentation", "true"), path.name


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_every_motif_can_be_drawn_for_an_id_that_nobody_chose_one_for(motif: str) -> None:
    code = next(f"r-{number}" for number in range(2_000) if motif_of(f"r-{number}") == motif)

    first = draw_cover(Cover(code, "#2a66b5", 4, 2))

    assert first == draw_cover(Cover(code, "#2a66b5", 4, 2))
    assert first != draw_cover(Cover(f"{code}-other", "#2a66b5", 4, 2))
    ElementTree.fromstring(first)


def test_a_chosen_motif_is_one_that_exists() -> None:
    assert {code: motif for code, motif in CHOSEN.items() if motif not in MOTIFS} == {}


def test_a_folder_gets_its_covers_once(tmp_path: Path) -> None:
    root = a_folder(tmp_path)

    written, again = draw_covers(root), draw_covers(root)

    assert written == ["media/covers/s1-01.svg", "media/covers/s1-02.svg"]
    assert again == []
