"""What the website tells people because of what they learnt."""

from __future__ import annotations

from collections.abc import Sequence

from learning_records.consumers import PositionedStatement, Reaction, Start
from learning_records.vocabulary import Verb
from website.actions.learning_news import tell_of_completions
from website.actions.plan_news import tell_of_pauses
from website.actions.post_news import tell_of_ends


class LearningNews(Reaction):
    """Tells of certificates and completed years. Its rows are notifications, once for a statement and person.

    It begins with what comes: a site that is given its past has nobody to tell of it.
    """

    name = "website.learning_news"
    starts_from = Start.NOW
    verbs = frozenset({Verb.COMPLETED})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        tell_of_completions(batch)


class PlanNews(Reaction):
    """Tells somebody whose plan somebody else paused."""

    name = "website.plan_news"
    starts_from = Start.NOW
    verbs = frozenset({Verb.PAUSED})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        tell_of_pauses(batch)


class PostNews(Reaction):
    """Tells somebody that a post of theirs ended, whether a screen, an import or a correction said so."""

    name = "website.post_news"
    starts_from = Start.NOW
    verbs = frozenset({Verb.LEFT})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        tell_of_ends(batch)
