"""Rating oneself: what is kept, what is said to the ledger, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from competencies.actions.join import forget_ratings, join_ratings
from competencies.actions.rating import RatingRefused, rate
from competencies.models import Rating
from competencies.rules.rating import Cited
from competencies.vocabulary import RatingKind
from learning_records.models import Statement
from learning_records.vocabulary import Verb
from people.models import AuditEntry
from tests.competencies.scene import LATER, NOW, a_framework, a_rating, the
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
MODULE = Cited("module", "00000000-0000-0000-0000-000000000101", "Listening")


def test_a_rating_tells_the_ledger_its_level_and_nothing_that_was_written() -> None:
    a_framework()
    ann = a_person("Ann")

    rating = a_rating(ann, "A1", 2, comment="Mrs Smithers taught me this", evidence=[MODULE])

    said = Statement.objects.get(pk=rating.statement)
    assert (said.actor, said.verb, said.activity_id) == (ann.actor, Verb.RATED, the("A1").uuid)
    assert [said.score_raw, said.score_max] == [Decimal(2), Decimal(4)]
    assert "Smithers" not in str(said.body)
    assert "Listening" not in str(said.body)


@pytest.mark.parametrize(
    ("again", "is_new"),
    [
        ({}, False),
        ({"comment": " I did this today. "}, False),
        ({"level": 3}, True),
        ({"comment": "I did this yesterday."}, True),
        ({"evidence": []}, True),
        ({"at": NOW + timedelta(days=30)}, False),
        ({"at": NOW + timedelta(days=800)}, True),
    ],
)
def test_the_same_view_again_changes_nothing_until_it_has_grown_old(
    again: dict[str, Any], is_new: bool
) -> None:
    a_framework()
    ann = a_person("Ann")
    given: dict[str, Any] = {
        "person": ann, "competency": the("A1"), "level": 2, "by": ann, "at": NOW, "comment": "I did this today.",
        "evidence": [MODULE],
    }  # fmt: skip
    first, _ = rate(**given)

    second, said_new = rate(**{**given, "at": LATER, **again})

    assert said_new is is_new
    assert Rating.objects.count() == Statement.objects.filter(verb=Verb.RATED).count() == 1 + is_new
    assert second.replaces == (first if is_new else None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"level": 0}, "unknown_level"),
        ({"level": 5}, "unknown_level"),
        ({"kind": RatingKind.SUPERVISOR}, "own_work"),
        ({"kind": RatingKind.ASSESSED}, "own_work"),
        ({"by": "somebody else"}, "not_yours_to_rate"),
        ({"by": "somebody else", "kind": RatingKind.ASSESSED}, None),
        ({"evidence": [MODULE] * 21}, "too_much_evidence"),
    ],
)
def test_who_may_rate_whom_at_which_level(change: dict[str, Any], code: str | None) -> None:
    a_framework()
    ann, sue = a_person("Ann"), a_person("Sue")
    given: dict[str, Any] = {
        "person": ann,
        "competency": the("A1"),
        "level": 2,
        "by": ann,
        "at": NOW,
        **change,
    }
    given["by"] = sue if given["by"] == "somebody else" else ann

    if code is None:
        rate(**given)
        assert Rating.objects.count() == 1
        return
    with pytest.raises(RatingRefused) as refused:
        rate(**given)

    assert [refusal.code for refusal in refused.value.verdict.refusals] == [code]
    assert not Rating.objects.exists()
    assert not Statement.objects.exists()


def test_nobody_can_be_rated_before_a_framework_is_published() -> None:
    framework = a_framework()
    stray = the("A1")
    other = a_framework(("Z1",), title="Another")

    with pytest.raises(RatingRefused):
        rate(person=(ann := a_person("Ann")), competency=the("Z1"), level=2, by=ann, at=NOW)

    assert framework.pk < other.pk
    assert stray.ratings.count() == 0


@pytest.mark.parametrize("change", [{"level": 4}, {"comment": ""}, {"person": None}])
def test_a_rating_is_never_changed_or_removed(change: dict[str, Any]) -> None:
    a_framework()
    rating = a_rating(a_person("Ann"), comment="Words")

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(**change)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rating.delete()


def test_erasing_somebody_blanks_their_words_and_the_link_and_nothing_else() -> None:
    a_framework()
    ann, ben = a_person("Ann"), a_person("Ben")
    hers = a_rating(ann, "A1", 3, comment="Hers", evidence=[MODULE])
    his = a_rating(ben, "A1", 2, comment="His")
    about_ben = a_rating(ben, "A1", 3, kind=RatingKind.SUPERVISOR, by=ann, comment="Well done")

    assert forget_ratings([ann.pk], LATER) == 1

    for rating in (hers, his, about_ben):
        rating.refresh_from_db()
    assert (hers.person, hers.by, hers.comment, hers.evidence) == (None, None, "", [])
    assert (hers.level, hers.kind, hers.at) == (3, "self", NOW)
    assert (his.comment, about_ben.comment) == ("His", "Well done")
    assert AuditEntry.objects.get(action="ratings blanked").detail == {"ratings": 1}
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Rating.objects.filter(pk=his.pk).update(comment="")


def test_the_ratings_of_two_records_become_one_persons_and_nobody_becomes_their_own_supervisor() -> None:
    a_framework()
    kept, lost, sue = a_person("Ann"), a_person("Ann L"), a_person("Sue")
    own = a_rating(lost, "A1", 2)
    by_sue = a_rating(lost, "A2", 3, kind=RatingKind.SUPERVISOR, by=sue)
    of_sue = a_rating(sue, "A2", 3, kind=RatingKind.SUPERVISOR, by=lost)
    of_kept = a_rating(kept, "B1", 4, kind=RatingKind.ASSESSED, by=lost)

    join_ratings(keep=kept, lose=lost, at=LATER)

    for rating in (own, by_sue, of_sue, of_kept):
        rating.refresh_from_db()
    assert (own.person, own.by) == (kept, kept)
    assert (by_sue.person, by_sue.by) == (kept, sue)
    assert (of_sue.person, of_sue.by) == (sue, kept)
    assert (of_kept.person, of_kept.by) == (kept, lost)


def test_a_published_version_is_frozen() -> None:
    framework = a_framework()
    version = framework.versions.get()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        version.delete()
    with (
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute("UPDATE competencies_frameworkversion SET number = 9")
