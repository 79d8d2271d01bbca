from __future__ import annotations

import pytest

from notifications.models import Mail, Notification
from people.models import Person
from tests.people.factories import NOW, TODAY, a_person
from tests.website.asking import LATE, LATE_AT, a_published_lesson, a_trainer, asked
from tests.website.joining import link_to, somebody_of_the_team
from website.actions.help_request import (
    HelpRequestRefused,
    answer,
    claim,
    clear_old_requests,
    close,
    hand_to_team,
    pool_late,
    reopen,
)
from website.models import HelpRequest
from website.vocabulary import HelpState

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_what_a_page_says_is_asked_of_whoever_published_it_and_anything_else_of_the_team() -> None:
    ada, tia = somebody_of_the_team(), a_trainer()
    url = a_published_lesson(tia).url
    assert url

    content = asked(url, kind="content")
    technical = asked(url)

    assert content.owner == tia
    assert content.step is not None
    assert content.page_title == "Lesson g1-1"
    assert technical.owner is None
    assert told(tia) == ["website.help_waits"]
    assert told(ada) == ["website.help_waits"]


def test_a_page_that_a_load_published_or_whose_author_has_left_is_the_teams() -> None:
    ada, tia = somebody_of_the_team(), a_trainer()
    url = a_published_lesson(tia).url or ""
    Person.objects.filter(pk=tia.pk).update(is_active=False)

    assert asked(url, kind="content").owner is None
    assert asked("/learn/", kind="content").owner is None
    assert len(told(ada)) == 2


def test_safety_is_the_whole_teams_at_once_and_due_on_the_next_working_day() -> None:
    ada, tia = somebody_of_the_team(), a_trainer()
    url = a_published_lesson(tia).url or ""

    request = asked(url, kind="safety")

    assert request.owner is None
    assert (request.due_on - TODAY).days == 1
    assert told(ada) == ["website.help_safety"]


def test_whoever_asks_is_told_that_there_is_an_answer_and_no_mail_says_which() -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya")
    request = asked(asker=maya, words="A private worry")

    answer(request, words="Turn it off and on", by=ada, at=NOW)

    assert told(maya) == ["website.help_answered"]
    assert "private worry" not in str(list(Mail.objects.values()))
    assert "Turn it off" not in str(list(Mail.objects.values()))


def test_somebody_without_an_account_gets_a_link_and_somebody_without_an_address_gets_nothing() -> None:
    ada = somebody_of_the_team()
    nia, nobody = asked(name="Nia Jones", address="nia@new.example"), asked()
    before = Mail.objects.count()

    answer(nia, words="Yes", by=ada, at=NOW)
    answer(nobody, words="Yes", by=ada, at=NOW)

    assert Mail.objects.count() == before + 1
    assert "/help/answers/" in link_to("nia@new.example")


def test_two_who_answer_at_once_are_told_so_and_the_first_answer_stays() -> None:
    ada, bea = somebody_of_the_team(), somebody_of_the_team("Bea")
    request = asked()
    answer(request, words="First", by=ada, at=NOW)

    with pytest.raises(HelpRequestRefused, match="meanwhile"):
        answer(request, words="Second", by=bea, at=NOW)
    with pytest.raises(HelpRequestRefused):
        claim(request, by=bea, at=NOW)

    assert list(request.events.exclude(words="").values_list("words", flat=True)) == ["First"]


def test_what_somebody_has_taken_on_is_theirs_until_they_give_it_back() -> None:
    ada, bea = somebody_of_the_team(), somebody_of_the_team("Bea")
    request = asked()
    claim(request, by=ada, at=NOW)
    claim(request, by=ada, at=NOW)

    with pytest.raises(HelpRequestRefused, match="Somebody else"):
        claim(request, by=bea, at=NOW)
    hand_to_team(request, by=ada, at=NOW, today=TODAY)

    assert claim(request, by=bea, at=NOW).owner == bea
    assert request.events.filter(what="claimed").count() == 2


def test_what_is_not_answered_in_time_goes_to_the_whole_team_once() -> None:
    ada, tia = somebody_of_the_team(), a_trainer()
    late = asked(a_published_lesson(tia).url or "", kind="content")
    asked(at=LATE_AT, today=LATE)

    assert pool_late(at=LATE_AT, today=late.due_on) == 0
    assert pool_late(at=LATE_AT, today=LATE) == 1
    assert pool_late(at=LATE_AT, today=LATE) == 0

    late.refresh_from_db()
    assert late.owner is None
    assert late.is_late(LATE)
    assert "website.help_late" in told(ada)


def test_an_answer_that_did_not_help_opens_the_request_again_with_a_day_of_its_own() -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya")
    request = asked(asker=maya)
    request = answer(request, words="Yes", by=ada, at=NOW)

    request = reopen(request, by=maya, at=LATE_AT, today=LATE, words="No")

    assert request.state == HelpState.OPEN
    assert request.due_on > LATE
    assert request.owner == ada
    with pytest.raises(HelpRequestRefused):
        reopen(request, by=maya, at=LATE_AT, today=LATE, words="No")


def test_what_is_done_goes_after_two_years_and_what_waits_stays() -> None:
    ada = somebody_of_the_team()
    done, waits = asked(), asked()
    close(done, by=ada, at=NOW)

    assert clear_old_requests(at=NOW.replace(year=2028, month=11, day=1)) == 0
    assert clear_old_requests(at=NOW.replace(year=2029)) == 1

    assert list(HelpRequest.objects.all()) == [waits]
