"""Whom the people who teach see, and what of them."""

from __future__ import annotations

from typing import Final

from assessments.queries.re_marking import PURPOSE
from people.queries.purpose import EverybodyPath, SightPurpose
from people.vocabulary import ResponsibilityKind

RE_MARKING_SIGHT: Final = SightPurpose(
    code=PURPOSE,
    order=70,
    title="Those who teach on the programme, when a question turns out to be wrong",
    fields=(
        "your name",
        "your result of that quiz before and after it is put right, and what follows from it",
    ),
    why="So that somebody checks what a correction does before it is done.",
    paths=(EverybodyPath((ResponsibilityKind.TRAINER, ResponsibilityKind.PROGRAMME_ADMIN)),),
)
