from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from demo.rules.population import Workplace, cohort_start, population

TODAY = date(2026, 11, 22)
PLACES = [
    Workplace("DEMO-A", ("DEMO-A", "DEMO-CHARITY")),
    Workplace("DEMO-B", ("DEMO-B", "DEMO-CHARITY")),
]


def test_one_seed_makes_one_world() -> None:
    assert population(60, PLACES, seed=7, today=TODAY) == population(60, PLACES, seed=7, today=TODAY)


def test_another_seed_makes_another_world() -> None:
    assert population(60, PLACES, seed=7, today=TODAY) != population(60, PLACES, seed=8, today=TODAY)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_everybody_s_posts_could_be_real(seed: int, today: date) -> None:
    for person in population(40, PLACES, seed=seed, today=today):
        assert person.posts
        for post in person.posts:
            assert post.started_on < today
            assert post.started_on <= post.observed_from
            assert post.ended_on is None or post.observed_from < post.ended_on <= today
            assert bool(post.leaving_reason) == (post.ended_on is not None)
        for before, after in zip(person.posts, person.posts[1:], strict=False):
            assert before.ended_on is not None
            assert before.ended_on <= after.started_on


def test_people_are_in_a_cohort_only_if_they_were_in_post_when_it_began() -> None:
    for person in population(200, PLACES, seed=7, today=TODAY):
        if person.cohort is not None:
            begins = cohort_start(person.cohort, TODAY)
            assert any(
                post.started_on <= begins and (post.ended_on is None or post.ended_on > begins)
                for post in person.posts
            )


def test_the_world_has_leavers_movers_and_all_three_cohorts() -> None:
    people = population(270, PLACES, seed=7, today=TODAY)

    assert {person.cohort for person in people} == {None, 0, 1, 2}
    assert any(len(person.posts) > 1 for person in people)
    assert 30 < sum(person.posts[-1].ended_on is not None for person in people) < 150
