"""Two records turn out to be one person's: everything of one comes to stand under the other.

The lost record stays as an empty shell that cannot sign in, so that what was written about it keeps its meaning. The
ledger is not rewritten: it is told that the two actors are one.
"""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from foundations.london import LONDON
from foundations.registries import joins_people
from foundations.verdict import Refused, Verdict
from learning_records.actions.join import join_actors
from people.actions import audit
from people.actions.locks import hold_imports
from people.actions.roles import sync_roles
from people.models import Person, PersonMerge, Responsibility
from people.rules.merge import may_merge


class MergeRefused(Refused):
    """These two records may not become one; nothing was written."""


@transaction.atomic
def merge(*, keep: Person, lose: Person, by: Person, at: datetime) -> PersonMerge:
    """Make two records one person's.

    Each storey joins its own rows, as it has registered; then the actors are joined and the lost record emptied.

    :raises MergeRefused: when the rule refuses; its verdict lists why.
    """
    hold_imports()
    people = {
        person.pk: person
        for person in Person.objects.select_for_update().filter(pk__in=[keep.pk, lose.pk]).order_by("pk")
    }
    keep, lose = people[keep.pk], people[lose.pk]
    verdict = merge_verdict(keep, lose)
    if not verdict.allowed:
        raise MergeRefused(verdict)
    for joiner in joins_people:
        joiner.join(keep=keep, lose=lose, at=at)
    _empty(keep, lose)
    join_actors(actor=lose.actor, stands_for=keep.actor, at=at)
    made = PersonMerge.objects.create(kept=keep, lost=lose, by=by, at=at)
    for person, other in ((keep, lose), (lose, keep)):
        detail = {"kept": keep.pk, "lost": lose.pk}
        audit.write(at=at, by=by, action="records merged", subject=other, person_id=person.pk, detail=detail)
    sync_roles([keep.pk, lose.pk], on=at.astimezone(LONDON).date())
    return made


def merge_verdict(keep: Person, lose: Person) -> Verdict:
    """Return whether two records may become one, with every refusal; two queries."""
    over = Q(person=keep, subject=lose) | Q(person=lose, subject=keep)
    return may_merge(
        is_same=keep.pk == lose.pk,
        is_merged=PersonMerge.objects.filter(lost__in=[keep.pk, lose.pk]).exists(),
        has_two_references=bool(keep.ref and lose.ref),
        answers_for_other=Responsibility.objects.filter(over).exists(),
        is_gone=keep.email is None or lose.email is None,
    )


def _empty(keep: Person, lose: Person) -> None:
    """Give the kept record what names the person, and leave the lost one with nothing that signs in."""
    address, ref = lose.email, lose.ref
    lose.email, lose.ref, lose.is_active, lose.is_superuser = None, None, False, False
    lose.set_unusable_password()
    lose.save(update_fields=["email", "ref", "is_active", "is_superuser", "password"])
    if ref:
        keep.ref = ref
        keep.save(update_fields=["ref"])
    if address and not EmailAddress.objects.filter(user=keep, email__iexact=address).exists():
        EmailAddress.objects.create(user=keep, email=address, verified=True, primary=False)
