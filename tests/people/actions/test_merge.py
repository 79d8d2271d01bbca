from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.conf import settings

from foundations.registries import joins_people
from learning_records.models import Statement
from learning_records.queries.actors import resolve
from people.actions.import_posts import import_posts
from people.actions.merge import MergeRefused, merge
from people.models import AuditEntry, Person, PersonMerge, Post
from people.vocabulary import OrganisationKind, ResponsibilityKind
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


@pytest.fixture
def admin() -> Person:
    return a_person("Ada", is_superuser=True)


pytestmark = pytest.mark.django_db


def test_everything_of_one_record_comes_to_stand_under_the_other(admin: Person) -> None:
    keep, lose = a_person("Ann", email="ann@new.example"), a_person("Ann", email="ann@old.example", ref="R1")
    post = a_post(lose)
    cohort = a_group(members=(lose,))
    bo = a_person("Bo")
    a_responsibility(lose, ResponsibilityKind.LINE_MANAGER, subject=bo)
    a_responsibility(bo, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=lose)

    merge(keep=keep, lose=lose, by=admin, at=NOW)

    keep.refresh_from_db()
    lose.refresh_from_db()
    post.refresh_from_db()
    assert post.person == keep
    assert cohort.memberships.get().person == keep
    assert keep.responsibilities.get().subject == bo
    assert keep.responsibilities_over_me.get().person == bo
    assert (keep.email, keep.ref) == ("ann@new.example", "R1")
    assert (lose.email, lose.ref, lose.is_active) == (None, None, False)
    assert set(keep.emailaddress_set.values_list("email", "primary")) == {  # type: ignore[attr-defined]
        ("ann@new.example", True),
        ("ann@old.example", False),
    }
    assert resolve(lose.actor) == keep.actor
    assert PersonMerge.objects.get().by == admin
    assert AuditEntry.objects.filter(action="records merged").count() == 2


def test_posts_that_overlap_become_one_and_the_ledger_is_told(admin: Person) -> None:
    keep, lose = a_person("Ann"), a_person("Ann")
    trust = an_organisation()
    place = an_organisation(OrganisationKind.PCN)
    kept = a_post(keep, trust, started_on=date(2025, 1, 1), ended_on=date(2026, 1, 1), leaving_reason="pay")
    lost = a_post(lose, trust, started_on=date(2024, 6, 1), place=place)
    a_post(lose, started_on=date(2024, 6, 1))

    merge(keep=keep, lose=lose, by=admin, at=NOW)

    post = Post.objects.get(employer=trust)
    assert (post.pk, post.started_on, post.ended_on, post.leaving_reason) == (
        kept.pk,
        date(2024, 6, 1),
        None,
        "",
    )
    assert post.deployments.get().place == place
    assert keep.posts.count() == 2
    voided = set(Statement.objects.filter(verb="voided").values_list("activity_id", flat=True))
    about_lost = Statement.objects.filter(activity_id=lost.uuid, verb__in=("joined", "left"))
    assert {statement.pk for statement in about_lost} <= voided
    standing = Statement.objects.filter(activity_id=kept.uuid, verb__in=("joined", "left")).exclude(
        pk__in=voided
    )
    assert list(standing.values_list("verb", flat=True)) == ["joined"]


def test_memberships_and_responsibilities_that_overlap_become_one(admin: Person) -> None:
    keep, lose, bo = a_person("Ann"), a_person("Ann"), a_person("Bo")
    cohort = a_group(members=(keep, lose))
    a_responsibility(bo, ResponsibilityKind.LINE_MANAGER, subject=keep, ended_on=date(2025, 1, 1))
    a_responsibility(bo, ResponsibilityKind.LINE_MANAGER, subject=lose, started_on=date(2024, 6, 1))

    merge(keep=keep, lose=lose, by=admin, at=NOW)

    assert cohort.memberships.get().person == keep
    held = bo.responsibilities.get()
    assert (held.subject, held.started_on, held.ended_on) == (keep, LONG_AGO, None)


def test_the_old_address_then_finds_the_kept_record_in_imports(admin: Person) -> None:
    keep, lose = a_person("Ann", email="ann@new.example"), a_person("Ann", email="ann@old.example")
    merge(keep=keep, lose=lose, by=admin, at=NOW)
    content = (
        b"email,name,role,employer,employer_ods,deployed_at,funder,fte,started_on,observed_from,ended_on,"
        b"leaving_reason\nann@old.example,Ann,link_worker,Trust,,,,,2025-01-06,,,\n"
    )

    import_posts(content, file_name="p.csv", by=None, at=NOW, today=TODAY)

    assert Post.objects.get().person == keep


def test_a_merge_is_refused_with_every_reason(admin: Person) -> None:
    keep, lose = a_person("Ann", ref="R1"), a_person("Ann", ref="R2")
    a_responsibility(keep, ResponsibilityKind.LINE_MANAGER, subject=lose)

    with pytest.raises(MergeRefused) as refused:
        merge(keep=keep, lose=lose, by=admin, at=NOW)
    with pytest.raises(MergeRefused) as same:
        merge(keep=keep, lose=keep, by=admin, at=NOW)

    assert [each.code for each in refused.value.verdict.refusals] == ["two_references", "over_each_other"]
    assert "same_record" in [each.code for each in same.value.verdict.refusals]


def test_a_record_is_merged_once(admin: Person) -> None:
    keep, lose = a_person("Ann"), a_person("Ann")
    merge(keep=keep, lose=lose, by=admin, at=NOW)

    with pytest.raises(MergeRefused):
        merge(keep=admin, lose=lose, by=admin, at=NOW)


def test_every_column_of_this_storey_and_of_the_parts_below_it_that_points_to_a_person_is_covered() -> None:
    covered = {label for joiner in joins_people for label in joiner.models}
    above = set(settings.LINKWAY_APPS) - {"people"} | {"demo"}
    missing = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in above and model._meta.label not in covered
        for field in model._meta.local_fields
        if field.related_model is Person
    }

    assert missing == set()
