"""What an observer does: opens a request, fills it in, answers it once, or gives it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from assessments.actions.form_draft import FormDraftIsNewer
from assessments.actions.observation import about, check, end, locked, say
from assessments.models import Observation, ObservationRecord
from assessments.observation_kinds import DECIDED, GIVEN_BACK
from assessments.permissions import was_asked_to_observe
from assessments.queries.observation import observer_in_words
from assessments.rules.form_draft import is_overtaken
from assessments.rules.observation import Finding, may_answer, outcome_of
from assessments.vocabulary import ObservationState
from courses.actions.progress import complete_step
from learning_records.rules.statement import Result
from learning_records.vocabulary import Verb
from notifications.actions.notify import notify
from people.actions import audit, guest_link
from people.models import GuestLink, Person

LONGEST_REASON = 1000


@transaction.atomic
def open_request(*, observation: Observation, at: datetime) -> Observation:
    """Note that the observer has begun; the first time counts."""
    rows = Observation.objects.filter(pk=observation.pk, state=ObservationState.ASKED)
    if rows.update(state=ObservationState.UNDER_WAY, opened_at=max(at, observation.asked_at)):
        observation.refresh_from_db(fields=["state", "opened_at"])
    return observation


@transaction.atomic
def keep_draft(
    *,
    observation: Observation,
    draft: Mapping[str, str],
    at: datetime,
    by: Person | None = None,
    link: GuestLink | None = None,
    edition: int | None = None,
) -> Observation:
    """Keep what an observer has filled in so far; nobody else is shown it. ``edition`` is the one on which it was filled in.

    :raises ObservationRefused: when it is not theirs to answer, or not any more.
    :raises people.actions.guest_link.GuestLinkRefused: when the link does not work any more.
    :raises FormDraftIsNewer: when something else was kept since that edition.
    """
    held = locked(observation)
    _check_may_answer(held, by=by, link=link, at=at)
    if link is not None and not (verdict := guest_link.standing(link, at=at)).allowed:
        raise guest_link.GuestLinkRefused(verdict, link)
    if is_overtaken(held.draft, draft, edition=held.draft_edition, seen=edition):
        raise FormDraftIsNewer(held.draft, held.draft_edition)
    if dict(draft) == held.draft:
        return held
    held.draft, held.draft_edition = dict(draft), held.draft_edition + 1
    held.save(update_fields=["draft", "draft_edition"])
    return held


@transaction.atomic
def decide(
    *,
    observation: Observation,
    findings: Sequence[Finding],
    observed_on: date,
    at: datetime,
    agreed: str = "",
    by: Person | None = None,
    link: GuestLink | None = None,
    confirmed: Sequence[str] = (),
) -> ObservationRecord:
    """Record what an observer saw, once: the same observer sending it twice gets the first record.

    ``by`` is somebody with an account; otherwise ``link`` is the one that was sent, and is used up. When every criterion is
    seen the step is completed; otherwise it is the learner's to do again.

    :raises ObservationRefused: when it is not theirs to answer, or not any more.
    :raises people.actions.guest_link.GuestLinkRefused: when the link does not work any more.
    """
    held = locked(observation)
    earlier = ObservationRecord.objects.filter(observation=held).first()
    if earlier is not None and earlier.by_actor == (by.actor if by else None):
        return earlier
    _check_may_answer(held, by=by, link=link, at=at)
    if link is not None:
        link = guest_link.use(link, at)
    outcome = outcome_of(findings)
    record = ObservationRecord.objects.create(
        observation=held,
        outcome=outcome,
        findings=[asdict(finding) for finding in findings],
        agreed=agreed.strip(),
        confirmed=list(confirmed),
        by_actor=by.actor if by else None,
        by_name=link.confirmed_name if link else "",
        by_role=link.confirmed_role if link else "",
        observed_on=observed_on,
        recorded_at=at,
    )
    end(held, outcome, at)
    is_seen = outcome == ObservationState.SEEN
    result = Result(success=is_seen, completion=True)
    say(held, Verb.PASSED if is_seen else Verb.FAILED, at, result)
    if is_seen:
        complete_step(person=held.person, step=held.step, at=at, result=result)
    _note(held, by, at, "observation answered")
    name = by.name if by else record.by_name
    notify(held.person, DECIDED, about(held, for_learner=True), at, held.uuid, words={"name": name})
    return record


@transaction.atomic
def give_back(
    *,
    observation: Observation,
    because: str,
    at: datetime,
    by: Person | None = None,
    link: GuestLink | None = None,
) -> Observation:
    """Give a request back to the learner, who asks somebody else. Without anybody it is given back by the rules. Twice is once.

    :raises ObservationRefused: when it is not theirs to answer, or not any more.
    """
    held = locked(observation)
    if held.state == ObservationState.RETURNED:
        return held
    if by is not None or link is not None:
        _check_may_answer(held, by=by, link=link, at=at)
    held.returned_because = because.strip()[:LONGEST_REASON]
    if link is not None:
        guest_link.use(link, at)
    end(held, ObservationState.RETURNED, at)
    _note(held, by, at, "observation given back")
    words = {"name": observer_in_words(held)}
    notify(held.person, GIVEN_BACK, about(held, for_learner=True), at, held.uuid, words=words)
    return held


def _check_may_answer(held: Observation, *, by: Person | None, link: GuestLink | None, at: datetime) -> None:
    is_asked = (
        was_asked_to_observe(by, held, localdate(at)) if by else link is not None and link.about == held.uuid
    )
    is_own = by is not None and by.pk == held.person_id
    check(may_answer(held.state, is_own=is_own, is_asked=is_asked))


def _note(held: Observation, by: Person | None, at: datetime, action: str) -> None:
    audit.write(at=at, by=by, action=action, subject=held, person_id=held.person_id)
