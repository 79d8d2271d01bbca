"""What each responsibility may be over."""

from __future__ import annotations

from typing import Final

from foundations.verdict import Refusal, Verdict
from people.vocabulary import EMPLOYER_KINDS, OrganisationKind, ResponsibilityKind, ScopeKind

SCOPES: Final[dict[ResponsibilityKind, tuple[ScopeKind, ...]]] = {
    ResponsibilityKind.LINE_MANAGER: (ScopeKind.PERSON, ScopeKind.GROUP, ScopeKind.ORGANISATION),
    ResponsibilityKind.PROFESSIONAL_SUPERVISOR: (ScopeKind.PERSON, ScopeKind.GROUP),
    ResponsibilityKind.FACILITATOR: (ScopeKind.GROUP,),
    ResponsibilityKind.DEPUTY_FACILITATOR: (ScopeKind.GROUP,),
    ResponsibilityKind.LEAD: (ScopeKind.ORGANISATION, ScopeKind.GROUP),
    ResponsibilityKind.EMPLOYER_ADMINISTRATOR: (ScopeKind.ORGANISATION,),
    ResponsibilityKind.TRAINER: (ScopeKind.PROGRAMME,),
    ResponsibilityKind.ASSESSOR: (ScopeKind.PROGRAMME, ScopeKind.GROUP),
    ResponsibilityKind.PROGRAMME_ADMIN: (ScopeKind.PROGRAMME,),
    ResponsibilityKind.ANALYST: (ScopeKind.PROGRAMME,),
}
_SINGLE_EMPLOYER_KINDS: Final = (ResponsibilityKind.LINE_MANAGER, ResponsibilityKind.EMPLOYER_ADMINISTRATOR)


def scopes_in_words(kind: ResponsibilityKind) -> str:
    """Return what a responsibility may be over.

    >>> scopes_in_words(ResponsibilityKind.LEAD)
    'an organisation or a group'
    """
    return " or ".join(str(scope.label) for scope in SCOPES[kind])


def may_be_over(
    kind: ResponsibilityKind, scope: ScopeKind, organisation_kind: OrganisationKind | None = None
) -> Verdict:
    """Return whether a responsibility may be over such a thing.

    A line manager or employer administrator answers for one employer, PCN or practice, never for a whole area: above
    those, leads see figures and no names.

    >>> may_be_over(ResponsibilityKind.TRAINER, ScopeKind.PROGRAMME).allowed
    True
    >>> may_be_over(ResponsibilityKind.LINE_MANAGER, ScopeKind.ORGANISATION, OrganisationKind.ICB).allowed
    False
    """
    label = str(kind.label)
    if scope not in SCOPES[kind]:
        sentence = f"{label} is over {scopes_in_words(kind)}, not over {scope.label}."
        return Verdict((Refusal("wrong_scope", sentence),))
    if (
        kind in _SINGLE_EMPLOYER_KINDS
        and organisation_kind is not None
        and organisation_kind not in EMPLOYER_KINDS
    ):
        sentence = f"{label} is over one employer, network or practice, not over a whole area."
        return Verdict((Refusal("whole_area", sentence),))
    return Verdict()
