"""Telling people of what they have completed, and of what was added to what they have begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from learning_records.rules.batch import PositionedStatement
from notifications.actions.notify import News, tell
from notifications.kinds import About, NotificationKind
from people.models import Person
from portfolio.queries.recipients import people_by_actor
from portfolio.rules.earning import certificate_kind
from portfolio.vocabulary import CertificateKind
from website.learning_kinds import CERTIFICATE_READY, MODULES_ADDED, STEPS_ADDED, YEAR_COMPLETED
from website.queries.added import Added, modules_added, steps_added
from website.rules.news import in_words, is_news, occasion_of

_KINDS = {
    CertificateKind.MODULE: CERTIFICATE_READY,
    CertificateKind.YEAR: YEAR_COMPLETED,
    CertificateKind.PATHWAY: CERTIFICATE_READY,
    CertificateKind.PROGRAMME: CERTIFICATE_READY,
    CertificateKind.FRAMEWORK: CERTIFICATE_READY,
}


def tell_of_completions(batch: Sequence[PositionedStatement]) -> int:
    """Tell of certificates; called by the reaction, with the statements' own times. Return how many are told."""
    earned = [
        (statement, kind)
        for statement in batch
        if (kind := certificate_kind(statement))
        and is_news(happened_at=statement.happened_at, stored_at=statement.stored_at)
    ]
    if not earned:
        return 0
    people = people_by_actor(statement.resolved_actor for statement, _ in earned)
    news = [
        _completion(people[statement.resolved_actor], statement, _KINDS[kind])
        for statement, kind in earned
        if statement.resolved_actor in people
    ]
    return tell(news, at=max(statement.happened_at for statement, _ in earned))


def _completion(person: Person, statement: PositionedStatement, kind: NotificationKind) -> News:
    url = reverse("portfolio:certificates")
    about = About("courses.Activity", str(statement.activity_id), url, statement.activity_title)
    return News(person, kind, about, statement.id, at=statement.happened_at)


def tell_of_additions(*, at: datetime) -> int:
    """Tell whoever has begun a module or year, and not completed it, of what was added; once for each addition."""
    steps = [_news(each, STEPS_ADDED) for each in steps_added()]
    modules = [_news(each, MODULES_ADDED) for each in modules_added()]
    return tell(steps + modules, at=at)


def _news(added: Added, kind: NotificationKind) -> News:
    about = About("courses.Activity", str(added.uuid), added.url, added.title)
    return News(added.person, kind, about, occasion_of(added.ids), {"what": in_words(added.titles)})
