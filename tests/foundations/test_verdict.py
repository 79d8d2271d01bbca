import pytest

from foundations.registries import AlreadyRegistered, Registry
from foundations.verdict import Refusal, Verdict

LATE = Refusal("late", "It closed on Monday.")
UNREAD = Refusal("unread", "The first module comes before this one.", "Open the first module", "/programmes/")


def test_a_verdict_without_a_refusal_allows() -> None:
    assert Verdict().allowed


def test_every_reason_is_given_and_what_can_be_mended_stands_first() -> None:
    verdict = Verdict((LATE,)) + Verdict((UNREAD,))

    assert not verdict.allowed
    assert verdict.refusals == (UNREAD, LATE)


def test_a_registry_refuses_a_second_member_of_the_same_name() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("one", 1)
    registry.register("one", 1)

    with pytest.raises(AlreadyRegistered, match="one"):
        registry.register("one", 2)


def test_members_come_in_the_order_of_their_names() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("b", 2)
    registry.register("a", 1)

    assert list(registry) == [1, 2]
