"""The pump: numbers statements and gives them to every consumer, until a pass finds nothing.

Any number of pumps may run at once. One that meets a consumer in another's hands leaves it: the other looks again,
without a lock, after its own commit, so it sees whatever this one numbered before it tried.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from foundations import registries
from learning_records.actions.consume import TRY_AGAIN_LATER, Handled, ensure_state, handle_next_batch
from learning_records.actions.sequence import number_statements
from learning_records.actions.wake import pump_begins
from learning_records.consumers import Consumer
from learning_records.models import ConsumerState
from learning_records.queries.batch import newest_position

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class PumpReport:
    """What a run of the pump came to; ``handled`` and ``parked`` count statements for each consumer."""

    numbered: int = 0
    handled: int = 0
    parked: int = 0
    stopped: dict[str, str] = field(default_factory=dict)


def pump() -> PumpReport:
    """Number and hand out statements until nothing is left to do."""
    pump_begins()
    report = PumpReport()
    consumers = tuple(registries.consumers)
    for consumer in consumers:
        ensure_state(consumer)
    while _one_pass(consumers, report):
        pass
    return report


def _one_pass(consumers: Iterable[Consumer], report: PumpReport) -> bool:
    """Give each consumer that is behind one batch; return whether anything moved."""
    numbered = number_statements()
    report.numbered += numbered
    moved = numbered > 0
    newest = newest_position()
    reached = dict(ConsumerState.objects.values_list("name", "position"))
    for consumer in consumers:
        if consumer.name in report.stopped or reached[consumer.name] >= newest:
            continue
        if outcome := _handled(consumer, report):
            report.handled += outcome.handled
            report.parked += outcome.parked
            moved = True
    return moved


def _handled(consumer: Consumer, report: PumpReport) -> Handled | None:
    """Run one batch; a consumer that cannot go on now is left for the next wake-up, the others go on."""
    try:
        return handle_next_batch(consumer)
    except TRY_AGAIN_LATER as problem:
        report.stopped[consumer.name] = type(problem).__name__
        logger.warning("%s stopped for now (%s).", consumer.name, type(problem).__name__)
        return None
