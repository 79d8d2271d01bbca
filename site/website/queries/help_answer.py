"""The answers of the help, read from their files once for each process: they change with the code."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.urls import NoReverseMatch, reverse

from website.rules.help_answer import Guide, read_guide

FOLDER: Final = Path(__file__).resolve().parents[1] / "help"
ORDER: Final = ("everybody", "link-worker", "trainer", "lead", "employer-administrator")
PAGE: Final = "page:"


@cache
def guides() -> tuple[Guide, ...]:
    """Return the guides in the order in which they are shown."""
    return tuple(read_guide(slug, (FOLDER / f"{slug}.md").read_text(encoding="utf-8")) for slug in ORDER)


def guide_of(slug: str) -> Guide | None:
    return next((guide for guide in guides() if guide.slug == slug), None)


@cache
def help_edition() -> str:
    """Return what changes whenever an answer does."""
    return sha256(repr(guides()).encode()).hexdigest()[:16]


def address_in_help(address: str) -> str | None:
    """Return where a link in an answer leads; ``page:website:my_learning`` names a page of this site."""
    if not address.startswith(PAGE):
        return address
    name, _, anchor = address.removeprefix(PAGE).partition("#")
    try:
        found = reverse(name)
    except NoReverseMatch:
        return None
    return f"{found}#{anchor}" if anchor else found
