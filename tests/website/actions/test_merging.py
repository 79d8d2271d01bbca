"""Joining two records of one person, with everybody told."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from analytics.queries.post_history import post_history
from analytics.rules.tenure import Unit, tenures_of
from notifications.models import Mail, Notification
from people.actions.merge import MergeRefused, merge
from people.models import Person, PersonMerge
from people.vocabulary import ResponsibilityKind
from tests.people.factories import NOW, TODAY, a_person, a_post, a_responsibility, an_organisation
from tests.website.joining import somebody_of_the_team
from website.actions.merging import join_records


def spells() -> int:
    return len(tenures_of(post_history().posts, Unit.ROLE, TODAY))


@pytest.mark.django_db
def test_both_addresses_are_told_once_and_neither_mail_says_why() -> None:
    team = somebody_of_the_team()
    keep, lose = a_person("Ann", email="ann@new.example"), a_person("Ann", email="ann@old.example")

    join_records(keep=keep, lose=lose, by=team, at=NOW)

    mails = Mail.objects.filter(kind="website.records_joined")
    assert set(mails.values_list("address", flat=True)) == {"ann@new.example", "ann@old.example"}
    assert Notification.objects.filter(person=keep, kind="website.records_joined").count() == 1


@pytest.mark.django_db
def test_a_refused_merge_tells_nobody_and_changes_nothing() -> None:
    team = somebody_of_the_team()
    keep, lose = a_person("Ann"), a_person("Ann")
    a_responsibility(keep, ResponsibilityKind.LINE_MANAGER, subject=lose)

    with pytest.raises(MergeRefused):
        join_records(keep=keep, lose=lose, by=team, at=NOW)

    assert not Mail.objects.exists()
    assert not PersonMerge.objects.exists()


@pytest.mark.django_db
def test_somebody_who_moved_is_one_spell_in_the_retention_numbers_after_the_merge() -> None:
    team = somebody_of_the_team()
    at_trust, at_council = a_person("Ann"), a_person("Ann")
    a_post(
        at_trust,
        an_organisation(),
        started_on=date(2024, 1, 8),
        ended_on=date(2025, 6, 2),
        leaving_reason="other",
    )
    a_post(at_council, an_organisation(), started_on=date(2025, 6, 16))
    assert spells() == 2

    join_records(keep=at_council, lose=at_trust, by=team, at=NOW)

    assert spells() == 1


def together(*joins: tuple[Person, Person], by: Person) -> list[str]:
    """Merge at the same time, each on a connection of its own; return what came of each."""
    begin, came = Barrier(len(joins)), ["" for _ in joins]

    def join(place: int, keep: Person, lose: Person) -> None:
        begin.wait(timeout=20)
        try:
            merge(keep=keep, lose=lose, by=by, at=NOW)
            came[place] = "joined"
        except MergeRefused as refused:
            came[place] = refused.verdict.refusals[0].code
        finally:
            connection.close()

    threads = [Thread(target=join, args=(place, *pair)) for place, pair in enumerate(joins)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_of_the_same_two_records_at_once_one_is_refused() -> None:
    team = somebody_of_the_team()
    ann, other = a_person("Ann"), a_person("Ann")

    came = together((ann, other), (other, ann), by=team)

    assert sorted(came) == ["joined", "merged_already"]
    assert PersonMerge.objects.count() == 1
    assert Person.objects.current().filter(pk__in=[ann.pk, other.pk]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_in_a_chain_at_once_nothing_is_lost() -> None:
    team = somebody_of_the_team()
    one, two, three = (a_person("Ann") for _ in range(3))
    a_post(three)

    came = together((one, two), (two, three), by=team)

    assert came.count("joined") >= 1
    holder = Person.objects.get(posts__isnull=False)
    assert holder.email is not None
    assert PersonMerge.objects.count() == came.count("joined")
