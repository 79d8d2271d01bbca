"""What can be done with a request to join."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from foundations.verdict import Refusal, Verdict
from people.vocabulary import JoinKind, JoinState

CONFIRM_WITHIN: Final = timedelta(days=3)
KEPT_AFTER_ANSWER: Final = timedelta(days=365)

NOT_CONFIRMED = Refusal("not_confirmed", "Whoever asked has not confirmed their address yet.")
DECIDED_ALREADY = Refusal(
    "decided_already", "Somebody has answered this request already. Nothing was done twice."
)
NO_EMPLOYER = Refusal(
    "no_employer", "Choose the employer first: it is not one that Linkway knows by what was typed."
)
NO_ROLE = Refusal("no_role", "Choose the role first.")
NOBODY_THERE = Refusal("nobody_there", "That employer has no administrator on Linkway who could answer.")
THERE_ALREADY = Refusal("there_already", "The request waits there already.")
NO_ORGANISATION_KIND = Refusal(
    "no_kind", "Choose an organisation on record, or say of what kind the new one is."
)


def may_decide(state: JoinState) -> Verdict:
    """Return whether a request can be answered or forwarded.

    >>> may_decide(JoinState.APPROVED).sentences
    ('Somebody has answered this request already. Nothing was done twice.',)
    """
    if state == JoinState.UNVERIFIED:
        return Verdict((NOT_CONFIRMED,))
    return Verdict() if state == JoinState.WAITING else Verdict((DECIDED_ALREADY,))


def may_approve(kind: JoinKind, state: JoinState, *, has_employer: bool, has_role: bool) -> Verdict:
    """Return whether a request can be approved as it stands, with every refusal.

    >>> may_approve(JoinKind.LINK_WORKER, JoinState.WAITING, has_employer=False, has_role=True).sentences
    ('Choose the employer first: it is not one that Linkway knows by what was typed.',)
    """
    refusals = []
    if kind == JoinKind.LINK_WORKER and not has_employer:
        refusals.append(NO_EMPLOYER)
    if kind == JoinKind.LINK_WORKER and not has_role:
        refusals.append(NO_ROLE)
    if kind == JoinKind.EMPLOYER and not has_employer:
        refusals.append(NO_ORGANISATION_KIND)
    return may_decide(state) + Verdict(tuple(refusals))


def may_forward(state: JoinState, *, is_there: bool, somebody_answers: bool) -> Verdict:
    """Return whether a request can be passed on.

    >>> may_forward(JoinState.WAITING, is_there=False, somebody_answers=True).allowed
    True
    """
    refusals = []
    if is_there:
        refusals.append(THERE_ALREADY)
    elif not somebody_answers:
        refusals.append(NOBODY_THERE)
    return may_decide(state) + Verdict(tuple(refusals))
