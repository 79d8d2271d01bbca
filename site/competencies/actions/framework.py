"""Publishing a framework: the working copy becomes the next version, whole, and stays as it is."""

from __future__ import annotations

from django.db import transaction

from competencies.models import Competency, Domain, Framework, FrameworkVersion
from competencies.queries.framework import working_copy
from competencies.rules.published import to_document
from people.models import Person


@transaction.atomic
def publish_framework(*, framework: Framework, by: Person | None = None) -> FrameworkVersion:
    """Copy the working copy into a new version; where it says what the newest says, that one stays."""
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    newest = FrameworkVersion.objects.filter(framework=framework).newest_first().first()
    document = to_document(working_copy(framework))
    if newest is not None and newest.document == document:
        return newest
    number = newest.number + 1 if newest else 1
    return FrameworkVersion.objects.create(framework=framework, number=number, document=document, by=by)


@transaction.atomic
def drop_competencies(*, framework: Framework, keep: list[int], letters: list[str]) -> None:
    """Take out of a framework whatever is not kept; what somebody was rated in stays, out of sight, with its domain."""
    all_of_it = Competency.objects.filter(domain__framework=framework)
    gone = all_of_it.exclude(pk__in=keep)
    gone.filter(ratings__isnull=True).delete()
    gone.update(is_retired=True)
    all_of_it.filter(pk__in=keep, is_retired=True).update(is_retired=False)
    empty = Domain.objects.filter(framework=framework, competencies__isnull=True)
    empty.exclude(letter__in=letters).delete()
