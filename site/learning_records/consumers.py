"""What a storey above says that it wants to hear from the ledger.

Subclass ``Projection`` or ``Reaction`` in the app's ``consumers.py`` and register an instance in ``AppConfig.ready``::

    from foundations.registries import consumers
    consumers.register(CertificateIssuer.name, CertificateIssuer())

``handle`` gets statements in order, inside a transaction that also moves the consumer's position: its writes happen
once, whatever dies. It uses the statements' times, never now; it reads no cache, sends nothing and calls nobody. If it
raises, it is asked again for one statement at a time, and what raises then is parked with what follows of that person.
A lost connection or a deadlock is not the statement's fault: the batch is tried again later.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from learning_records.rules.batch import PositionedStatement
from learning_records.vocabulary import Start, Verb

__all__ = ["Consumer", "PositionedStatement", "Projection", "Reaction", "Start"]


class Consumer(ABC):
    """Reads the ledger in order. ``verbs`` None means all; take ``VOIDED`` too where a voided statement matters."""

    name: ClassVar[str]
    starts_from: ClassVar[Start] = Start.BEGINNING
    verbs: ClassVar[frozenset[Verb] | None] = None
    batch_size: ClassVar[int] = 1000

    @abstractmethod
    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        """Act on statements, given in order; called inside a transaction."""


class Projection(Consumer):
    """Owns tables that follow from the ledger alone, and can be emptied and filled again to the same values.

    A table about people is keyed by ``actor`` as the statement has it and read through
    ``queries.actors.same_person_as``: keyed by the resolved actor it would differ after a join and a replay.
    """

    @abstractmethod
    def reset(self) -> None:
        """Empty the tables; called inside the transaction of the replay."""


class Reaction(Consumer):
    """Does something for a person because of a statement: writes one row for each recipient, and only that.

    The row is a ``learning_records.models.ReactionRow``. Its recipient is whom ``resolved_actor`` names. It is never
    reset and replay refuses it; files and mails are made afterwards, by tasks, from the rows.
    """
