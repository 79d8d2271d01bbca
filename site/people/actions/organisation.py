"""Adding organisations by hand, and changing them; a new parent holds from today."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from foundations.verdict import Refusal, Refused, Verdict
from people.actions import audit
from people.models import Organisation, OrganisationLink, Person
from people.queries.places import descendants_of
from people.rules.organisation_row import SINCE_EVER
from people.rules.succession import Span, Stretch, succession_after

ABOVE_ITSELF = Refusal("above_itself", "An organisation cannot stand above itself.")


class OrganisationRefused(Refused):
    """What was asked for would break a rule about organisations; nothing was written."""


@transaction.atomic
def save_organisation(
    organisation: Organisation,
    *,
    parent: Organisation | None,
    by: Person | None,
    at: datetime,
    today: date,
) -> Organisation:
    """Write an organisation; where another parent is given than it has, it belongs there from today.

    :raises OrganisationRefused: when the parent is the organisation itself or under it.
    """
    before = Organisation.objects.filter(pk=organisation.pk).first() if organisation.pk else None
    if before and parent and parent.pk in descendants_of([before.pk], today):
        raise OrganisationRefused(Verdict((ABOVE_ITSELF,)))
    organisation.save()
    _write_parents(organisation, before, parent, today)
    action = "organisation changed" if before else "organisation added"
    audit.write(at=at, by=by, action=action, subject=organisation, detail={"code": organisation.code})
    return organisation


def _write_parents(
    organisation: Organisation, before: Organisation | None, parent: Organisation | None, today: date
) -> None:
    links = list(organisation.parent_links.order_by("started_on"))
    stretches = tuple(Stretch(link.parent_id, link.started_on, link.ended_on) for link in links)
    start = organisation.started_on or (stretches[0].started_on if stretches else SINCE_EVER)
    span = Span(start, organisation.ended_on, before.ended_on if before else None)
    after = succession_after(stretches, parent.pk if parent else None, span, today)
    if after != stretches:
        organisation.parent_links.all().delete()
        OrganisationLink.objects.bulk_create(
            OrganisationLink(
                child=organisation,
                parent_id=stretch.thing,
                started_on=stretch.started_on,
                ended_on=stretch.ended_on,
            )
            for stretch in after
        )
