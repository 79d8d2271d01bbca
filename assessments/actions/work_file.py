"""Reading a file that somebody adds to their work or brings as evidence: the same checks for both."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.rules.work_file import FileRefused, clean_name, kind_of, without_traces, words_in
from assessments.vocabulary import FileKind
from foundations.checked_words import count_found
from foundations.identifiers import identifiers_in, refusal_of
from foundations.verdict import Refusal


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file that may be kept: photographs without what the camera wrote into them. ``doubtful`` are kinds to ask about."""

    name: str
    kind: FileKind
    content: bytes
    doubtful: list[str]


def read_work_file(name: str, content: bytes) -> WorkFile:
    """Return a file that may be kept, known by its content.

    :raises FileRefused: when it is no file that may be handed in, or somebody could be known by its name or words.
    """
    kind = kind_of(content)
    kept = without_traces(content, kind)
    # A name's underscores and hyphens stand for spaces, so that numbers between them are seen.
    found = identifiers_in(f"{name.replace('_', ' ')}\n{words_in(content, kind)}")
    if found:
        count_found(found)
    if words := refusal_of(found):
        raise FileRefused(Refusal("identifiers", f"The file was not added. {words}"))
    return WorkFile(clean_name(name, kind), kind, kept, sorted({each.kind.value for each in found}))
