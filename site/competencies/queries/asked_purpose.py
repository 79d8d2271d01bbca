"""Why whoever was asked to confirm somebody's view may see it: they were asked, and have not answered yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q

from competencies.models import VerificationRequest
from foundations.registries import purposes
from people.models import Person
from people.queries.purpose import SightPurpose, Viewer

ASKED_PURPOSE: Final = "competency_asked"


class AskedPath:
    """From whoever was asked to those who wait for their answer, and back. A guest without an account is no viewer here."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        asked = VerificationRequest.objects.open().filter(person=OuterRef("pk"), verifier=viewer)
        return Q(Exists(asked)) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        asked = VerificationRequest.objects.open().filter(person=person_id, verifier__is_active=True)
        named = asked.exclude(verifier=person_id).values_list("verifier_id", "verifier__name").distinct()
        return [Viewer(pk or 0, name, "Asked by you", "what you asked") for pk, name in named]


ASKED: Final = SightPurpose(
    code=ASKED_PURPOSE,
    order=8,
    title="Whoever you ask to confirm a competency",
    fields=(
        "your name",
        "the levels that you asked them to confirm, with your comments and the titles of your evidence",
        "what you wrote with the request, and what they answer",
    ),
    why="To confirm what you can do. Your other views, and comments that you did not put forward, stay yours alone.",
    paths=(AskedPath(),),
)


def register() -> None:
    purposes.register(ASKED.code, ASKED)
