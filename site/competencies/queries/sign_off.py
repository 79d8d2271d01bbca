"""What a year asks for and what of it stands; and sign-offs as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from competencies.models import Rating, SignOff
from competencies.models.sign_off import SignOffQuerySet
from competencies.permissions import VERIFYING
from competencies.queries.standing import PersonStanding, standings_of
from competencies.rules.published import CompetencyNode
from competencies.rules.sign_off import Stands, is_same, thawed
from people.models import Person


@dataclass(frozen=True)
class YearPicture:
    """One person against one year: what stands, and what is missing."""

    standing: PersonStanding
    stands: tuple[Stands, ...]
    missing: tuple[CompetencyNode, ...]

    @property
    def year_code(self) -> str:
        return self.standing.year.code if self.standing.year else ""

    @property
    def title(self) -> str:
        year = self.standing.year.title if self.standing.year else ""
        return f"{year}: {self.standing.framework.tree.title}"[:255]

    @property
    def short_counts(self) -> list[tuple[int, int, int]]:
        """The counts that the year asks for and that are not reached: how many, at which level, and how many there are."""
        return [count for count in self.standing.counts if count[2] < count[0]]

    @property
    def all_stand(self) -> bool:
        return self.standing.required > 0 and not self.missing and not self.short_counts


def year_picture(person: Person, on: date, year: str | None = None) -> YearPicture | None:
    """Return how somebody stands against a year, their own unless one is named; nothing where there is no such year."""
    found = standings_of([person.pk], on, year=year or None).get(person.pk)
    if found is None or found.year is None or (year and found.year.code != year):
        return None
    nodes = [node for node in found.framework.tree.competencies if found.of(node).is_required]
    met = [node for node in nodes if found.of(node).is_met]
    counted = [
        node for node in found.framework.tree.competencies if node not in nodes and _is_fresh(found, node)
    ]
    uuids = _rating_uuids(found, [*met, *counted])
    return YearPicture(
        standing=found,
        stands=tuple(_stands(found, node, uuids) for node in [*met, *counted]),
        missing=tuple(node for node in nodes if node not in met),
    )


def sign_offs_of(person: Person) -> SignOffQuerySet:
    """Return what somebody declared, newest first."""
    return SignOff.objects.filter(person=person).with_everything().order_by("-declared_at", "-pk")


def sign_offs_for(verifier: Person, on: date) -> SignOffQuerySet:
    """Return the sign-offs that somebody was asked for, of people whom they supervise that day."""
    supervised = Person.objects.visible_to(verifier, to=VERIFYING, on=on)
    rows = SignOff.objects.filter(verifier=verifier, person__in=supervised).exclude(person=verifier)
    return rows.with_everything().order_by("-declared_at", "-pk")


def is_signed_as_it_is(person: Person, picture: YearPicture) -> bool:
    """Return whether the latest signed declaration of a year shows the very ratings that stand now."""
    rows = SignOff.objects.filter(person=person, year=picture.year_code, decision__is_signed=True)
    latest = rows.order_by("-declared_at", "-pk").first()
    return latest is not None and is_same(thawed(latest.snapshot), picture.stands)


def _is_fresh(found: PersonStanding, node: CompetencyNode) -> bool:
    confirmed = found.of(node).confirmed
    return confirmed is not None and not confirmed.is_due


def _rating_uuids(found: PersonStanding, nodes: list[CompetencyNode]) -> dict[int, str]:
    ids = [view.rating for node in nodes if (view := found.of(node).confirmed)]
    return {pk: str(uuid) for pk, uuid in Rating.objects.filter(pk__in=ids).values_list("pk", "uuid")}


def _stands(found: PersonStanding, node: CompetencyNode, uuids: dict[int, str]) -> Stands:
    standing = found.of(node)
    view = standing.confirmed
    assert view is not None
    return Stands(
        code=node.code,
        name=node.name,
        expected=standing.expected or 0,
        level=view.level,
        level_name=found.framework.tree.level_name(view.level),
        rating=uuids[view.rating],
        confirmed_on=view.since.isoformat(),
        review_on=view.review_on.isoformat(),
    )
