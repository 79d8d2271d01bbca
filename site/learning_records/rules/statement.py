"""What a statement may say, and how it is written in xAPI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from foundations.verdict import Refusal, Verdict
from learning_records.vocabulary import ActivityType, Verb

HOME_PAGE = "https://linkway.example/actors"
ACTIVITIES = "https://linkway.example/xapi/activity/"
EXTENSIONS = "https://linkway.example/xapi/extensions/"
LONGEST_TITLE = 255
_CODE_LIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,99}")

Extra = str | int | float | bool


@dataclass(frozen=True, slots=True)
class ActivityRef:
    """The thing that something was done to; its title as it was, kept as a value."""

    id: UUID
    type: ActivityType
    title: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How it came out; ``score_scaled`` from -1 to 1."""

    score_scaled: float | None = None
    score_raw: float | None = None
    score_max: float | None = None
    success: bool | None = None
    completion: bool | None = None
    duration: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where it happened: the curriculum's place, and group, employer and place as they were then.

    ``extra`` takes numbers, truths and code-like words; sentences are refused, so that nothing typed by a person
    ever enters the ledger.
    """

    programme: UUID | None = None
    module: UUID | None = None
    year: UUID | None = None
    revision_id: int | None = None
    content_hash: str = ""
    group: UUID | None = None
    employer: UUID | None = None
    place: UUID | None = None
    extra: Mapping[str, Extra] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement that is not in the ledger yet."""

    actor: UUID
    verb: Verb
    activity: ActivityRef
    at: datetime
    result: Result | None = None
    context: Context | None = None


NO_TIME_ZONE = Refusal("no_time_zone", "The time of a statement needs its time zone.")
TITLE_TOO_LONG = Refusal("title_too_long", f"A title has at most {LONGEST_TITLE} characters.")
SCORE_OUT_OF_RANGE = Refusal("score_out_of_range", "A scaled score is from -1 to 1.")
VOIDS_NO_STATEMENT = Refusal("voids_no_statement", "Only a statement can be voided.")
NO_STATEMENT = Refusal("no_statement", "There is no statement with that number.")
A_VOIDING_STATEMENT = Refusal("a_voiding_statement", "A statement that voids another cannot be voided.")
VOIDED_ALREADY = Refusal("voided_already", "That statement has been voided already.")


def _free_text(name: str) -> Refusal:
    return Refusal(
        "free_text", f"The ledger holds no free text: {name!r} is not a number, a truth or a code."
    )


def may_record(new: NewStatement) -> Verdict:
    """Return whether a statement may enter the ledger, with every refusal.

    >>> from uuid import uuid4
    >>> lesson = ActivityRef(uuid4(), ActivityType.LESSON, "Listening")
    >>> said = Context(extra={"note": "she told me that..."})
    >>> new = NewStatement(uuid4(), Verb.COMPLETED, lesson, datetime(2026, 11, 23, tzinfo=UTC), context=said)
    >>> [refusal.code for refusal in may_record(new).refusals]
    ['free_text']
    """
    refusals = []
    if new.at.tzinfo is None:
        refusals.append(NO_TIME_ZONE)
    if len(new.activity.title) > LONGEST_TITLE:
        refusals.append(TITLE_TOO_LONG)
    scaled = new.result.score_scaled if new.result else None
    if scaled is not None and not -1 <= scaled <= 1:
        refusals.append(SCORE_OUT_OF_RANGE)
    if (new.verb == Verb.VOIDED) != (new.activity.type == ActivityType.STATEMENT):
        refusals.append(VOIDS_NO_STATEMENT)
    for name, value in (new.context.extra if new.context else {}).items():
        if isinstance(value, str) and not _CODE_LIKE.fullmatch(value):
            refusals.append(_free_text(name))
    return Verdict.of(refusals)


def may_void(*, exists: bool, verb: str, is_voided: bool) -> Verdict:
    """Return whether a statement may be voided (xAPI 1.0.3 part 2, 2.3.2): once, and never a voiding one."""
    if not exists:
        return Verdict((NO_STATEMENT,))
    refusals = [A_VOIDING_STATEMENT] if verb == Verb.VOIDED else []
    return Verdict.of(refusals + ([VOIDED_ALREADY] if is_voided else []))


def iso_duration(duration: timedelta) -> str:
    """Return a duration in ISO 8601, in seconds to the hundredth.

    >>> iso_duration(timedelta(minutes=20, milliseconds=500))
    'PT1200.5S'
    """
    return f"PT{round(duration.total_seconds(), 2):g}S" if duration < timedelta(days=1) else _long(duration)


def _long(duration: timedelta) -> str:
    return f"P{duration.days}DT{duration.seconds}S"


def xapi_body(new: NewStatement) -> dict[str, Any]:
    """Return the statement as xAPI 1.0.3 writes it, without the id and stored time that the database gives."""
    body: dict[str, Any] = {
        "version": "1.0.3",
        "timestamp": new.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": HOME_PAGE, "name": str(new.actor)},
        },
        "verb": {"id": new.verb.iri, "display": {"en-GB": str(new.verb.label)}},
        "object": _object(new.activity),
    }
    if new.result and (result := _result(new.result)):
        body["result"] = result
    if new.context and (context := _context(new.context)):
        body["context"] = context
    return body


def _object(activity: ActivityRef) -> dict[str, Any]:
    if activity.type == ActivityType.STATEMENT:
        return {"objectType": "StatementRef", "id": str(activity.id)}
    definition: dict[str, Any] = {"type": activity.type.iri}
    if activity.title:
        definition["name"] = {"en-GB": activity.title}
    return {"objectType": "Activity", "id": f"{ACTIVITIES}{activity.id}", "definition": definition}


def _result(result: Result) -> dict[str, Any]:
    score = {"scaled": result.score_scaled, "raw": result.score_raw, "max": result.score_max}
    said: dict[str, Any] = {
        "score": {name: float(value) for name, value in score.items() if value is not None} or None,
        "success": result.success,
        "completion": result.completion,
        "duration": iso_duration(result.duration) if result.duration is not None else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _context(context: Context) -> dict[str, Any]:
    places = [place for place in (context.module, context.year, context.programme) if place is not None]
    extensions = {
        "revision-id": context.revision_id,
        "content-hash": context.content_hash or None,
        "group": str(context.group) if context.group else None,
        "employer": str(context.employer) if context.employer else None,
        "place": str(context.place) if context.place else None,
        **context.extra,
    }
    said: dict[str, Any] = {}
    if places:
        said["contextActivities"] = {"grouping": [{"id": f"{ACTIVITIES}{place}"} for place in places]}
    if kept := {f"{EXTENSIONS}{name}": value for name, value in extensions.items() if value is not None}:
        said["extensions"] = kept
    return said


def title_in(body: Mapping[str, Any]) -> str:
    """Return the activity's title as it was when the statement was made."""
    name = body.get("object", {}).get("definition", {}).get("name", {})
    return str(name.get("en-GB", ""))


_OWN_EXTENSIONS = frozenset({"revision-id", "content-hash", "group", "employer", "place"})


def extra_in(body: Mapping[str, Any]) -> dict[str, Extra]:
    """Return what ``Context.extra`` was when the statement was made."""
    extensions: Mapping[str, Extra] = body.get("context", {}).get("extensions", {})
    named = {name.removeprefix(EXTENSIONS): value for name, value in extensions.items()}
    return {name: value for name, value in named.items() if name not in _OWN_EXTENSIONS}
