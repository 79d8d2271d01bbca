from decimal import Decimal

import pytest

from peer_learning.rules.cohort import (
    DEPUTY_IS_FACILITATOR,
    DEPUTY_IS_MEMBER,
    FACILITATOR_IS_MEMBER,
    NAME_IS_MISSING,
    NAME_IS_TAKEN,
    NOT_A_PROGRAMME,
    People,
    addresses_in,
    may_begin,
)

FINE = {
    "name": "Spring",
    "is_name_taken": False,
    "is_programme": True,
    "modules_per_month": Decimal(1),
    "people": People(facilitator=1, deputy=2, members={3, 4}),
}


def test_a_cohort_with_everything_right_may_begin() -> None:
    assert may_begin(**FINE).allowed


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": "  "}, NAME_IS_MISSING),
        ({"is_name_taken": True}, NAME_IS_TAKEN),
        ({"is_programme": False}, NOT_A_PROGRAMME),
        ({"people": People(3, None, {3})}, FACILITATOR_IS_MEMBER),
        ({"people": People(1, 3, {3})}, DEPUTY_IS_MEMBER),
        ({"people": People(1, 1, {3})}, DEPUTY_IS_FACILITATOR),
    ],
)
def test_what_is_wrong_is_said(changed: dict, refusal: object) -> None:
    assert may_begin(**(FINE | changed)).refusals == (refusal,)


def test_every_reason_is_given_at_once() -> None:
    verdict = may_begin(**(FINE | {"name": "", "is_programme": False, "modules_per_month": Decimal(9)}))

    assert len(verdict.refusals) == 3


@pytest.mark.parametrize(
    ("pasted", "addresses"),
    [
        ("", ()),
        ("nobody at all", ()),
        ("a@x.org, b@x.org;c@x.org\nd@x.org", ("a@x.org", "b@x.org", "c@x.org", "d@x.org")),
        ('"Lee, Ann" <Ann.Lee@X.org>', ("ann.lee@x.org",)),
        ("a@x.org A@X.ORG", ("a@x.org",)),
    ],
)
def test_addresses_are_read_as_an_address_book_writes_them(pasted: str, addresses: tuple) -> None:
    assert addresses_in(pasted) == addresses
