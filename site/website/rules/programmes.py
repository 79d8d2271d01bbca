"""Which programmes there are for whom: the one of three years is given, a short one is open to anybody."""

from __future__ import annotations

from courses.rules.outline import Outline, ProgrammeNode


def main_programme(outline: Outline) -> ProgrammeNode | None:
    """Return the programme of years, if it is published."""
    return next((programme for programme in outline.programmes if programme.years), None)


def open_programmes(outline: Outline) -> tuple[ProgrammeNode, ...]:
    """Return the short programmes that have something to study: whoever confirms an address may follow them."""
    return tuple(
        programme
        for programme in outline.programmes
        if not programme.years and any(module.is_published for module in programme.modules)
    )


def open_programme(outline: Outline, code: str) -> ProgrammeNode | None:
    """Return one of the open programmes by its code."""
    return next((programme for programme in open_programmes(outline) if programme.code == code), None)
