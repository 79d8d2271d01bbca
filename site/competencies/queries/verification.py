"""What a learner may ask to have confirmed and of whom, and requests as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from competencies.models import (
    FrameworkVersion,
    Rating,
    VerificationDecision,
    VerificationItem,
    VerificationRequest,
)
from competencies.models.verification import VerificationRequestQuerySet
from competencies.permissions import POOL_PURPOSE, VERIFYING
from competencies.rules.published import CompetencyNode, LevelNode, PublishedFramework, from_document
from competencies.rules.rating import Cited, cited
from competencies.rules.verification import ItemFacts, is_open, state_of
from competencies.vocabulary import OPEN_STATES, ItemState, RatingKind, VerifierKind
from foundations.registries import purposes
from people.models import Person


@dataclass(frozen=True, slots=True)
class Verifier:
    """Somebody who may be asked, and as what."""

    person_id: int
    name: str
    role: str


@dataclass(frozen=True)
class ItemView:
    """One result in a request, as a page shows it."""

    item: VerificationItem
    state: ItemState
    node: CompetencyNode | None
    level_name: str

    @property
    def rating(self) -> Rating:
        return self.item.rating

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def decision(self) -> VerificationDecision | None:
        return getattr(self.item, "decision", None)

    @property
    def descriptors(self) -> Sequence[LevelNode]:
        return self.node.levels if self.node else ()

    @property
    def evidence(self) -> tuple[Cited, ...]:
        return cited(self.rating.evidence)


@dataclass(frozen=True)
class RequestView:
    """A request with its results, and whether it still waits for somebody."""

    request: VerificationRequest
    items: tuple[ItemView, ...]

    @property
    def is_open(self) -> bool:
        return is_open(each.state for each in self.items)

    @property
    def open_items(self) -> tuple[ItemView, ...]:
        return tuple(each for each in self.items if each.is_open)

    @property
    def asked_of(self) -> str:
        """Whom the learner asked, by the name on record now, or the one that was kept."""
        verifier = self.request.verifier
        return (verifier.name if verifier else "") or self.request.verifier_name or "Somebody"

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many results stand how, in words; those that occur."""
        found = [(state, sum(each.state == state for each in self.items)) for state in ItemState]
        return [(str(state.label), number) for state, number in found if number]


def choosable(person: Person, ratings: Iterable[int] | None = None) -> QuerySet[Rating]:
    """Return the person's newest own views that are neither confirmed nor waiting for an answer, as the framework has them."""
    confirmed = VerificationDecision.objects.filter(item__rating=OuterRef("pk"), is_confirmed=True)
    waiting = VerificationItem.objects.filter(
        rating=OuterRef("pk"),
        decision__isnull=True,
        request__withdrawn_at__isnull=True,
        request__returned_at__isnull=True,
    )
    rows = Rating.objects.filter(
        ~Exists(confirmed),
        ~Exists(waiting),
        person=person,
        kind=RatingKind.SELF,
        replaced_by__isnull=True,
        competency__is_retired=False,
    )
    if ratings is not None:
        rows = rows.filter(pk__in=list(ratings))
    return rows.select_related("competency__domain").order_by(
        "competency__domain__position", "competency__position", "pk"
    )


def verifiers_of(person: Person, on: date) -> list[Verifier]:
    """Return who may confirm a person's results that day: their line managers and professional supervisors."""
    roles: dict[tuple[int, str], list[str]] = {}
    for purpose in VERIFYING:
        for viewer in purposes[str(purpose)].viewers_of(person.pk, on):
            held = roles.setdefault((viewer.person_id, viewer.name), [])
            if viewer.as_what not in held:
                held.append(viewer.as_what)
    found = [Verifier(pk, name, " and ".join(said)) for (pk, name), said in roles.items() if pk != person.pk]
    return sorted(found, key=lambda each: (each.name.casefold(), each.person_id))


def requests_of(person: Person) -> list[RequestView]:
    """Return what somebody asked for, newest first."""
    rows = VerificationRequest.objects.filter(person=person).with_everything()
    return request_views(rows.order_by("-asked_at", "-pk"))


def requests_for(verifier: Person, on: date) -> VerificationRequestQuerySet:
    """Return the requests that a verifier may look at that day: of people whom they supervise then, or taken from the pool."""
    supervised = Person.objects.visible_to(verifier, to=VERIFYING, on=on)
    asked = Q(verifier=verifier, person__in=supervised)
    rows = VerificationRequest.objects.filter(asked | Q(taken_by=verifier), person__isnull=False)
    return rows.exclude(person=verifier)


def waiting_for(verifier: Person, on: date) -> VerificationRequestQuerySet:
    """Return the requests that a verifier can answer that day; what another assessor took is not among them."""
    free = Q(taken_by__isnull=True) | Q(taken_by=verifier)
    return requests_for(verifier, on).open().filter(free)


def pool_of(assessor: Person, on: date) -> VerificationRequestQuerySet:
    """Return what waits in the pool, without the assessor's own requests."""
    seen = Person.objects.visible_to(assessor, to=POOL_PURPOSE, on=on)
    return VerificationRequest.objects.in_pool().filter(person__in=seen).exclude(person=assessor)


def request_views(rows: Iterable[VerificationRequest]) -> list[RequestView]:
    """Return requests as pages show them; one query for the frameworks by which they were rated."""
    requests = list(rows)
    versions = {item.rating.version_id for request in requests for item in request.items.all()}
    trees = {
        version.pk: from_document(version.document)
        for version in FrameworkVersion.objects.filter(pk__in=versions)
    }
    return [
        RequestView(
            request,
            tuple(_item_view(request, item, trees[item.rating.version_id]) for item in request.items.all()),
        )
        for request in requests
    ]


def request_view(request: VerificationRequest) -> RequestView:
    """Return one request as its page shows it."""
    rows = VerificationRequest.objects.filter(pk=request.pk).with_everything()
    return request_views(rows)[0]


def item_facts(request: VerificationRequest, item: VerificationItem) -> ItemFacts:
    decision: VerificationDecision | None = getattr(item, "decision", None)
    return ItemFacts(
        is_confirmed=decision.is_confirmed if decision else None,
        is_replaced=getattr(item.rating, "replaced_by", None) is not None,
        is_withdrawn=request.withdrawn_at is not None,
        is_returned=request.returned_at is not None,
        is_pooled=request.pooled_at is not None,
    )


def _item_view(request: VerificationRequest, item: VerificationItem, tree: PublishedFramework) -> ItemView:
    return ItemView(
        item=item,
        state=state_of(item_facts(request, item)),
        node=tree.competency(item.rating.competency.code),
        level_name=tree.level_name(item.rating.level),
    )


def is_for_guest(request: VerificationRequest) -> bool:
    return request.verifier_kind == VerifierKind.GUEST
