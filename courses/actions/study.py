"""One person's studying at one moment: gathers the statements that it makes, and records them together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from courses.queries.record import record_of
from courses.queries.study_context import module_context, personal_context, studied_programmes
from courses.rules.outline import ModuleNode, Outline, ProgrammeNode
from courses.rules.record import Record
from learning_records.actions.statement import record_many
from learning_records.rules.statement import ActivityRef, Context, NewStatement, Result
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person


@dataclass
class Study:
    """Who studies, by which outline, when; with the statements that have been said and not yet recorded."""

    person: Person
    outline: Outline
    at: datetime
    said: list[NewStatement] = field(default_factory=list)

    @cached_property
    def circumstances(self) -> Context:
        return personal_context(self.person.pk, self.at)

    @cached_property
    def entry_record(self) -> Record:
        """What was known of the person when this began; who needs what is known now reads it again."""
        return record_of(self.person.pk)

    def programmes(self, module: ModuleNode) -> list[ProgrammeNode]:
        return studied_programmes(self.outline, module, self.entry_record)

    def say(
        self,
        verb: Verb,
        kind: ActivityType,
        uuid: UUID,
        title: str,
        *,
        module: ModuleNode | None = None,
        programme: ProgrammeNode | None = None,
        revision_id: int | None = None,
        content_hash: str = "",
        result: Result | None = None,
    ) -> None:
        """Add a statement about something that the person did now."""
        context = replace(self.circumstances, revision_id=revision_id, content_hash=content_hash)
        if module is not None:
            programmes = self.programmes(module)
            context = module_context(context, module, programmes[0] if programmes else None)
        elif programme is not None:
            context = replace(context, programme=programme.uuid)
        about = ActivityRef(uuid, kind, title[:255])
        self.said.append(NewStatement(self.person.actor, verb, about, self.at, result, context))

    def record(self) -> None:
        """Record what was said, in order, in the caller's transaction."""
        said, self.said = self.said, []
        if said:
            record_many(said)
