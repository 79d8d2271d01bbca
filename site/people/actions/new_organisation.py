"""Making an organisation that registered itself."""

from __future__ import annotations

from datetime import date, datetime

from people.actions.new_people import free_code
from people.actions.organisation import save_organisation
from people.models import Organisation, Person
from people.rules.cell import tidy
from people.vocabulary import OrganisationKind


def organisation_of(
    name: str, kind: OrganisationKind, *, ods_code: str, by: Person | None, at: datetime, today: date
) -> Organisation:
    """Return the organisation on record with an ODS code, or make one under that code or a code of our own."""
    ods = ods_code.strip().upper()
    if ods:
        found = Organisation.objects.filter(ods_code__iexact=ods).first()
        found = found or Organisation.objects.filter(code__iexact=ods).first()
        if found is not None:
            return found
    taken = {code.upper() for code in Organisation.objects.values_list("code", flat=True)}
    organisation = Organisation(code=ods or free_code(name, taken), ods_code=ods, name=tidy(name), kind=kind)
    return save_organisation(organisation, parent=None, by=by, at=at, today=today)
