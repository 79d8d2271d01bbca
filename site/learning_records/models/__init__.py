from learning_records.models.actor_join import ActorJoin
from learning_records.models.consumer import ConsumerState, Parked
from learning_records.models.position import Position, Unnumbered
from learning_records.models.reaction_row import ReactionRow, one_row_per_statement_and_recipient
from learning_records.models.statement import Statement

__all__ = [
    "ActorJoin",
    "ConsumerState",
    "Parked",
    "Position",
    "ReactionRow",
    "Statement",
    "Unnumbered",
    "one_row_per_statement_and_recipient",
]
