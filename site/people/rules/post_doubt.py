"""Who may answer that a post is right as it is, and when somebody may take that answer further."""

from __future__ import annotations

from typing import Final

from foundations.verdict import Refusal, Verdict

NOTHING_OPEN: Final = Refusal("nothing_open", "Nothing is open here any more: somebody has answered it.")
OWN: Final = Refusal("own", "This is your own post. Somebody else answers what you say about it.")
FOR_THE_TEAM: Final = Refusal("for_the_team", "They took it to the programme team, which answers it now.")
NOT_KEPT: Final = Refusal("not_kept", "Nobody has answered that it is right as it is.")
RAISED_ALREADY: Final = Refusal("raised_already", "You have taken this to the programme team already.")
OPEN_ALREADY: Final = Refusal("open_already", "What you said about this post is still being looked at.")


def may_keep(*, is_open: bool, is_own: bool, is_raised: bool, is_of_the_team: bool) -> Verdict:
    """Return whether somebody may answer a doubt with "it is right as it is".

    >>> may_keep(is_open=True, is_own=False, is_raised=True, is_of_the_team=False).sentences
    ('They took it to the programme team, which answers it now.',)
    """
    refusals = [] if is_open else [NOTHING_OPEN]
    if is_own:
        refusals.append(OWN)
    if is_raised and not is_of_the_team:
        refusals.append(FOR_THE_TEAM)
    return Verdict(tuple(refusals))


def may_raise(*, was_kept: bool, is_raised: bool, has_open: bool) -> Verdict:
    """Return whether somebody may take an answer to the programme team: once, and while nothing else is open.

    >>> may_raise(was_kept=True, is_raised=False, has_open=False).allowed
    True
    """
    refusals = [] if was_kept else [NOT_KEPT]
    if is_raised:
        refusals.append(RAISED_ALREADY)
    if has_open:
        refusals.append(OPEN_ALREADY)
    return Verdict(tuple(refusals))
