from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from notifications.models import Notification
from people.models import Post
from people.vocabulary import DoubtAbout
from tests.people.factories import NOW, TODAY
from tests.website.joining import a_link_worker_at, an_administrator, an_employer, somebody_of_the_team
from website.actions.post_list import ask_to_confirm, say_it_is_wrong

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("confirmed", "told"), [(date(2026, 8, 23), 1), (date(2026, 8, 24), 0), (date(2026, 1, 5), 1)]
)
def test_a_list_is_asked_for_three_months_after_it_was_confirmed(confirmed: date, told: int) -> None:
    employer = an_employer()
    ruth = an_administrator(employer)
    a_link_worker_at(employer)
    Post.objects.update(last_confirmed_on=confirmed)

    ask_to_confirm(at=NOW, today=TODAY)

    assert Notification.objects.filter(person=ruth, kind="website.posts_due").count() == told


def test_one_list_is_asked_for_once_however_often_the_task_runs() -> None:
    employer = an_employer()
    an_administrator(employer)
    a_link_worker_at(employer)
    Post.objects.update(last_confirmed_on=date(2026, 1, 5))

    told = [
        ask_to_confirm(at=NOW + timedelta(days=day), today=TODAY + timedelta(days=day)) for day in range(3)
    ]

    assert told == [1, 0, 0]


def test_a_list_of_nobody_is_not_asked_for() -> None:
    an_administrator(an_employer())

    assert ask_to_confirm(at=NOW, today=TODAY) == 0


@pytest.mark.parametrize("employers", [1, 20])
def test_asking_takes_the_same_number_of_queries_however_many_lists(
    employers: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(employers):
        employer = an_employer(f"Employer {number}")
        an_administrator(employer)
        a_link_worker_at(employer)
    Post.objects.update(last_confirmed_on=date(2026, 1, 5))

    with django_assert_max_num_queries(14):
        ask_to_confirm(at=NOW, today=TODAY)


@pytest.mark.parametrize(("about", "hears"), [(DoubtAbout.HOURS, "Ruth"), (DoubtAbout.EMPLOYER, "Ada")])
def test_the_employers_administrator_hears_of_a_doubt_unless_it_is_about_the_employer(
    about: DoubtAbout, hears: str
) -> None:
    employer = an_employer()
    people = {"Ruth": an_administrator(employer), "Ada": somebody_of_the_team()}
    maya = a_link_worker_at(employer)

    say_it_is_wrong(maya, Post.objects.get(), about=[about], at=NOW, today=TODAY)

    assert [told.person for told in Notification.objects.all()] == [people[hears]]
