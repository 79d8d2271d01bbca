from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from learning_records.models import Statement
from people.actions.membership import MembershipRefused, change_membership, join_group, leave_group
from people.actions.post import (
    PostRefused,
    confirm_post,
    correct_post,
    end_post,
    move_post,
    start_post,
    terms_of,
)
from people.actions.purge import purge_old_entries
from people.actions.responsibility import ResponsibilityRefused, end, give
from people.actions.roles import sync_roles
from people.models import AuditEntry, JobRole, Opening, Person
from people.queries.agreement import posts_that_disagree
from people.queries.circumstances import circumstances_of
from people.vocabulary import OpeningKind, OrganisationKind, ResponsibilityKind
from tests.people.factories import (
    LONG_AGO,
    NOW,
    TODAY,
    a_group,
    a_person,
    a_post,
    a_responsibility,
    an_organisation,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def verbs(person: Person) -> list[str]:
    return list(Statement.objects.filter(actor=person.actor).order_by("id").values_list("verb", flat=True))


def test_a_post_starts_moves_is_confirmed_and_ends_and_each_is_said() -> None:
    ann, pcn = a_person(), an_organisation(OrganisationKind.PCN)
    post = a_post(ann, last := an_organisation(), place=an_organisation(OrganisationKind.PCN))

    moved = move_post(post, to=pcn, by=None, at=NOW + DAY, today=TODAY + DAY)
    confirmed = confirm_post(post, by=None, at=NOW + 2 * DAY, today=TODAY + 2 * DAY)
    ended = end_post(
        post, ended_on=TODAY, by=None, at=NOW + 3 * DAY, today=TODAY + 3 * DAY, leaving_reason="pay"
    )

    assert [each.pk for each in (moved, confirmed, ended)] == [post.pk] * 3
    assert (ended.ended_on, ended.leaving_reason, ended.employer) == (TODAY, "pay", last)
    assert verbs(ann) == ["joined", "confirmed", "moved", "confirmed", "confirmed", "left"]
    assert list(posts_that_disagree()) == []


def test_confirming_twice_on_a_day_says_it_once() -> None:
    ann = a_person()
    post = a_post(ann)

    confirm_post(post, by=None, at=NOW, today=TODAY)

    assert verbs(ann) == ["joined", "confirmed"]


def test_a_correction_is_not_a_confirmation() -> None:
    post = a_post(a_person())

    corrected = correct_post(post, terms_of(post), by=None, at=NOW + DAY, today=TODAY + DAY)

    assert corrected.last_confirmed_on == TODAY


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"fte": Decimal("1.1")}, "fte_out_of_range"),
        ({"fte": Decimal(0)}, "fte_out_of_range"),
        ({"ended_on": LONG_AGO}, "ends_before_it_starts"),
        ({"leaving_reason": "pay"}, "reason_without_end"),
        ({"started_on": LONG_AGO + DAY}, "would_overlap"),
        ({"ref": "P1", "started_on": LONG_AGO - 2 * DAY, "ended_on": LONG_AGO - DAY}, "ref_taken"),
    ],
)
def test_a_post_that_breaks_a_rule_is_refused_and_nothing_is_said(
    terms: dict[str, object], code: str
) -> None:
    ann, trust = a_person(), an_organisation()
    a_post(ann, trust, ref="P1")
    before = verbs(ann)

    with pytest.raises(PostRefused) as refused:
        a_post(ann, trust, **terms)

    assert code in [each.code for each in refused.value.verdict.refusals]
    assert verbs(ann) == before


def test_a_post_with_another_employer_or_role_may_run_beside() -> None:
    ann, trust = a_person(), an_organisation()
    a_post(ann, trust)

    a_post(ann)
    start_post(
        person=ann,
        role=JobRole.objects.get(code="manager"),
        employer=trust,
        started_on=LONG_AGO,
        by=None,
        at=NOW,
        today=TODAY,
    )

    assert ann.posts.count() == 3


def test_an_ended_post_is_neither_moved_nor_confirmed() -> None:
    post = a_post(a_person(), ended_on=TODAY)

    with pytest.raises(PostRefused):
        confirm_post(post, by=None, at=NOW, today=TODAY)
    with pytest.raises(PostRefused):
        move_post(post, to=an_organisation(), by=None, at=NOW, today=TODAY)


def test_where_somebody_stands_is_their_main_post_and_their_cohort() -> None:
    ann, bo = a_person(), a_person()
    trust, pcn = an_organisation(), an_organisation(OrganisationKind.PCN)
    a_post(ann, role=JobRole.objects.get(code="manager"), started_on=date(2020, 1, 1))
    a_post(ann, trust, place=pcn)
    cohort = a_group(members=(ann,))

    found = circumstances_of([ann.pk, bo.pk], TODAY)

    assert (found[ann.pk].employer, found[ann.pk].place, found[ann.pk].group) == (
        trust.uuid,
        pcn.uuid,
        cohort.uuid,
    )
    assert found[bo.pk].employer is None


def test_joining_and_leaving_a_group_is_said_and_a_second_joining_refused() -> None:
    ann, cohort = a_person(), a_group()
    join_group(ann, cohort, on=LONG_AGO, by=None, at=NOW)

    with pytest.raises(MembershipRefused):
        join_group(ann, cohort, on=TODAY, by=None, at=NOW)
    leave_group(ann, cohort, on=TODAY, by=None, at=NOW)
    join_group(ann, cohort, on=TODAY, by=None, at=NOW)

    assert verbs(ann) == ["joined", "left", "joined"]


def test_a_corrected_membership_voids_what_was_said() -> None:
    ann, cohort = a_person(), a_group()
    membership = join_group(ann, cohort, on=LONG_AGO, by=None, at=NOW)

    change_membership(membership, started_on=LONG_AGO + DAY, ended_on=TODAY, by=None, at=NOW)

    assert verbs(ann) == ["joined", "voided", "joined", "left"]


def test_a_responsibility_is_held_once_at_a_time_and_gives_rights_while_it_is_held() -> None:
    tri = a_person()
    held = a_responsibility(tri, ResponsibilityKind.TRAINER)
    with pytest.raises(ResponsibilityRefused):
        a_responsibility(tri, ResponsibilityKind.TRAINER, started_on=TODAY)

    assert Person.objects.get(pk=tri.pk).has_perm("wagtailadmin.access_admin")
    end(held, ended_on=TODAY + DAY, by=None, at=NOW, today=TODAY)
    assert Person.objects.get(pk=tri.pk).has_perm("wagtailadmin.access_admin")
    assert sync_roles(on=TODAY + DAY) == 1
    assert not Person.objects.get(pk=tri.pk).has_perm("wagtailadmin.access_admin")


def test_nobody_is_responsible_for_themselves() -> None:
    ann = a_person()

    with pytest.raises(ResponsibilityRefused):
        give(
            person=ann,
            kind=ResponsibilityKind.LINE_MANAGER,
            subject=ann,
            started_on=TODAY,
            by=None,
            at=NOW,
            today=TODAY,
        )


def test_audit_entries_are_never_changed_and_only_old_ones_are_purged() -> None:
    from django.db import IntegrityError, transaction

    ann, bo = a_person(), a_person()
    Opening.objects.create(at=NOW - 400 * DAY, by=bo, person=ann, kind=OpeningKind.OPENED, purpose="x")
    entries = AuditEntry.objects.count()
    for change in (AuditEntry.objects.all().delete, lambda: AuditEntry.objects.update(action="x")):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

    assert purge_old_entries(at=NOW) == 1
    assert not Opening.objects.exists()
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {"person added", "purged"}
    assert AuditEntry.objects.count() == entries + 1
