"""Whether posts and the ledger say the same."""

from __future__ import annotations

from collections.abc import Iterator

from foundations.registries import Disagreement
from learning_records.models import Statement
from learning_records.rules.statement import extra_in
from learning_records.vocabulary import ActivityType, Verb
from people.models import Post


def posts_that_disagree() -> Iterator[Disagreement]:
    """Give every post whose first day, or first day out, is not what the ledger holds; three queries."""
    voided = set(Statement.objects.filter(verb=Verb.VOIDED).values_list("activity_id", flat=True))
    said: dict[tuple[object, str], str] = {}
    statements = Statement.objects.filter(
        activity_type=ActivityType.POST, verb__in=(Verb.JOINED.value, Verb.LEFT.value)
    ).order_by("id")
    rows = statements.values_list("id", "activity_id", "verb", "body")
    for statement_id, post, verb, body in rows.iterator(chunk_size=5000):
        if statement_id not in voided:
            said[post, verb] = str(extra_in(body).get("on", ""))
    for post_id, post_uuid, started_on, ended_on in Post.objects.order_by("pk").values_list(
        "pk", "uuid", "started_on", "ended_on"
    ):
        days = {
            Verb.JOINED.value: started_on.isoformat(),
            Verb.LEFT.value: ended_on.isoformat() if ended_on else "",
        }
        for verb, day in days.items():
            if said.pop((post_uuid, verb), "") != day:
                yield Disagreement("people.Post", f"post {post_id}: the ledger says another day for {verb!r}")
    for unknown, verb in said:
        yield Disagreement(
            "people.Post", f"the ledger says {verb!r} of {unknown}, which is no post on record"
        )
