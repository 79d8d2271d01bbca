from __future__ import annotations

import re

import pytest

from website.queries.help_answer import FOLDER, ORDER, address_in_help, guides
from website.rules.help_answer import BadGuide, read_guide


def test_every_file_of_the_help_is_shown() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(ORDER)
    assert sum(len(guide.answers) for guide in guides()) >= 25


def test_every_link_in_the_help_leads_somewhere() -> None:
    texts = [answer.text for guide in guides() for answer in guide.answers]
    addresses = [address for text in texts for address in re.findall(r"\]\(([^)]+)\)", text)]

    assert addresses
    assert [address for address in addresses if address_in_help(address) is None] == []


@pytest.mark.parametrize(
    "text",
    ["", "# Only a title\n", "# T\n\n## No anchor\n\nText\n", "# T\n\n## A {#a}\n\nx\n\n## B {#a}\n\ny\n"],
)
def test_a_file_with_a_slip_is_refused(text: str) -> None:
    with pytest.raises(BadGuide):
        read_guide("x", text)
