"""Changing jobs: an address that outlives the job, and what would have made somebody stay."""

from __future__ import annotations

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.core import serializers
from django.test import Client
from django.urls import reverse

from analytics.actions.leaving import answer_about_leaving
from analytics.models import LeavingAnswer
from analytics.queries.leaving import leaving_figures_of_all
from analytics.vocabulary import StayReason
from learning_records.models import Statement
from people.actions.merge import merge
from people.models import AuditEntry, Person, Post
from people.vocabulary import LeavingReason
from tests.people.factories import NOW, a_person, a_post
from tests.website.joining import an_administrator, an_employer, somebody_of_the_team

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_post_that_ended(person: Person) -> Post:
    return a_post(person, started_on=date(2024, 1, 8), ended_on=date(2026, 11, 1), leaving_reason="other")


def an_answer(person: Person, words: str = "", reason: LeavingReason = LeavingReason.PAY) -> LeavingAnswer:
    return answer_about_leaving(
        person, a_post_that_ended(person), reason=reason,
        would_have_stayed_for=[StayReason.SUPERVISION], words=words, at=NOW,
    )  # fmt: skip


def test_whoever_comes_in_is_asked_for_an_address_that_outlives_the_job_and_may_go_on_without() -> None:
    ann = a_person()
    client = signed_in(ann)

    asked = client.get(reverse("website:welcome_address")).content.decode()
    client.post(reverse("website:welcome_address"), {"email": "ann@home.example"})

    assert "outlives the job" in asked
    assert "Not now" in asked
    assert EmailAddress.objects.get(email="ann@home.example").verified is False
    assert client.get(reverse("website:welcome_address"))["Location"] == reverse("website:welcome_begin")


def test_my_post_leads_to_the_address_on_the_way_in() -> None:
    answer = signed_in(a_person()).get(reverse("website:welcome_post"))

    assert answer.context["on_url"] == reverse("website:welcome_address")


def test_the_leaver_answers_changes_and_takes_back() -> None:
    ann = a_person()
    post = a_post_that_ended(ann)
    client, url = signed_in(ann), reverse("website:leaving", args=[post.uuid])

    client.post(url, {"reason": "pay", "would_have_stayed_for": ["pay", "training"], "words": "The rent."})
    shown = client.get(url).content.decode()
    client.post(url, {"reason": "support"})

    assert "The rent." in shown
    assert LeavingAnswer.objects.get().reason == "support"
    client.post(url, {"do": "take_back"})
    assert not LeavingAnswer.objects.exists()


def test_nobody_else_comes_to_an_answer_and_a_post_that_runs_has_none() -> None:
    ann, ruth = a_person(), somebody_of_the_team()
    ended, running = a_post_that_ended(ann), a_post(ann)

    assert signed_in(ruth).get(reverse("website:leaving", args=[ended.uuid])).status_code == 404
    assert signed_in(ann).get(reverse("website:leaving", args=[running.uuid])).status_code == 404
    assert signed_in(ann).get(reverse("website:leaving", args=[ended.uuid])).status_code == 200


def test_an_answer_is_no_statement_no_audit_and_on_no_screen_of_others() -> None:
    statements, entries = Statement.objects.count(), AuditEntry.objects.count()
    ann = a_person()
    post = a_post_that_ended(ann)
    said = Statement.objects.count()
    assert said > statements

    answer_about_leaving(
        ann, post, reason=LeavingReason.PAY, would_have_stayed_for=[], words="Zanzibarfish", at=NOW
    )
    team = signed_in(somebody_of_the_team())

    assert Statement.objects.count() == said
    assert "Zanzibarfish" not in serializers.serialize("json", AuditEntry.objects.all())
    assert AuditEntry.objects.count() > entries
    for url in (
        "/admin/people/posts/",
        "/lead/posts/",
        "/lead/people/",
        "/lead/retention/",
        "/lead/leaving/",
    ):
        assert "Zanzibarfish" not in team.get(url).content.decode(), url


@pytest.mark.parametrize(("people", "respondents"), [(9, None), (10, 10), (12, 10)])
def test_answers_are_counted_of_ten_people_or_more_and_rounded(people: int, respondents: int | None) -> None:
    for number in range(people):
        an_answer(a_person(), reason=LeavingReason.PAY if number else LeavingReason.SUPPORT)

    figures = leaving_figures_of_all()

    assert figures.respondents == respondents
    if respondents:
        assert dict(figures.reasons)["support"] is None
        assert dict(figures.reasons)["pay"] == 10
        assert dict(figures.would_have_stayed_for)["supervision"] == 10


def test_the_page_of_figures_says_nothing_of_few_and_is_for_the_whole_programme_only() -> None:
    an_answer(a_person())
    employer = an_employer()
    team, ruth = signed_in(somebody_of_the_team()), signed_in(an_administrator(employer))

    assert "Fewer than 10 people" in team.get("/lead/leaving/").content.decode()
    assert ruth.get("/lead/leaving/").status_code == 404


def test_answers_follow_the_person_when_two_records_become_one() -> None:
    keep, lose, team = a_person(), a_person(), somebody_of_the_team()
    an_answer(lose, "Kept")

    merge(keep=keep, lose=lose, by=team, at=NOW)

    assert keep.leaving_answers.get().words == "Kept"
