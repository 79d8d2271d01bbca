"""Covers on the pages of a programme: decoration that a screen reader passes over and that moves nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from courses.queries.outline import current_outline
from tests.courses.curriculum_folder import MODULE, MODULE_PATH, PROGRAMME, a_folder

pytestmark = pytest.mark.django_db
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="280" viewBox="0 0 640 280"><path d="M0 0h9"/></svg>'
WITH_COVER = MODULE.replace("sources: []\n", "sources: []\ncover: media/covers/s1-01.svg\n")
PATHWAY = """---
id: s-nature
title: Nature
summary: Green.
colour: '#3f9646'
modules:
  - s-nature-01: Trees
outcomes: []
cover: media/covers/s-nature.svg
---
"""
YEAR = "/programmes/small/year-1/"


@pytest.fixture
def covered(tmp_path: Path) -> None:
    """Load a small curriculum whose module and pathway have covers."""
    folder = a_folder(
        tmp_path,
        **{
            "programme.md": PROGRAMME,
            MODULE_PATH: WITH_COVER,
            "pathways/nature/pathway.md": PATHWAY,
            "media/covers/s1-01.svg": DRAWING,
            "media/covers/s-nature.svg": DRAWING.replace("h9", "v9"),
        },
    )
    call_command("load_curriculum", str(folder), stdout=StringIO())


@pytest.mark.parametrize(
    "address", [f"{YEAR}listening/", YEAR, "/programmes/small/nature/", "/programmes/small/"]
)
def test_a_page_shows_covers_without_words_and_with_their_size(
    covered: None, client: Client, address: str
) -> None:
    page = client.get(address).content.decode()

    covers = [tag.split(">")[0] for tag in page.split("<img ")[1:]]
    assert covers
    assert all('alt=""' in tag and 'width="640" height="280"' in tag for tag in covers)


def test_the_outline_holds_the_address_of_each_cover(covered: None) -> None:
    outline = current_outline()

    module = outline.module("s1-01")
    assert module is not None
    assert module.cover.endswith(".svg")
    assert [pathway.cover.endswith(".svg") for pathway in outline.programmes[0].pathways] == [True]


def test_a_module_without_a_picture_gets_a_drawing_of_its_line(tmp_path: Path, client: Client) -> None:
    call_command("load_curriculum", str(a_folder(tmp_path)), stdout=StringIO())

    page = client.get(f"{YEAR}listening/").content.decode()

    assert "<img" not in page
    assert 'class="lw-cover"' in page
