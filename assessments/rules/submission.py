"""When work may be changed and handed in, and how two versions of it differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assessments.vocabulary import OPEN_TO_CHANGE, SubmissionStatus
from foundations.verdict import Refusal, Verdict

LONGEST_TEXT = 60_000
"""Characters; about four times the longest project of the curriculum."""
MOST_FILES = 5
WORD = re.compile(r"\w+(?:[’'‐-]\w+)*")
PIECE = re.compile(r"\s+|[^\s]+")

HANDED_IN = Refusal("handed_in", "This has been handed in, so it stays as it is until it has been marked.")
PASSED = Refusal("passed", "This has been passed, so it stays as it is.")
EMPTY = Refusal("empty", "There is nothing to hand in yet. Write something, or add a file.")
UNCHANGED = Refusal("unchanged", "Nothing has changed since this was returned to you. Revise it first.")
TOO_LONG = Refusal(
    "too_long", f"Your text is longer than {LONGEST_TEXT:,} characters. Shorten it, or use a file."
)
TOO_MANY_FILES = Refusal("too_many_files", f"There are {MOST_FILES} files already. Take one away first.")
NEEDS_CONFIRMATION = Refusal(
    "needs_confirmation", "Say that what was found is an organisation’s or your own, or take it out."
)


def word_count(text: str) -> int:
    """Return how many words a text has.

    >>> word_count("It’s a well-known place – with tea.")
    6
    """
    return len(WORD.findall(text))


def may_change(status: str) -> Verdict:
    """Return whether the draft and its files may be changed."""
    if status in OPEN_TO_CHANGE:
        return Verdict()
    return Verdict((HANDED_IN if status == SubmissionStatus.HANDED_IN else PASSED,))


def may_hand_in(
    *, status: str, text: str, files: Sequence[int], latest: tuple[str, Sequence[int]] | None
) -> Verdict:
    """Return whether work may be handed in; ``latest`` is what was handed in before: its text and its files."""
    refusals = list(may_change(status).refusals)
    if not text.strip() and not files:
        refusals.append(EMPTY)
    if len(text) > LONGEST_TEXT:
        refusals.append(TOO_LONG)
    if latest is not None and latest[0].strip() == text.strip() and sorted(latest[1]) == sorted(files):
        refusals.append(UNCHANGED)
    return Verdict.of(refusals)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words that stayed (``same``), went (``gone``) or came (``new``)."""

    change: str
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """Return how a text became another, word by word; put together, ``same`` and ``new`` are the later text.

    >>> [(each.change, each.text) for each in differences("I rang her.", "I met her.")]
    [('same', 'I '), ('gone', 'rang'), ('new', 'met'), ('same', ' her.')]
    """
    old, new = PIECE.findall(before.strip()), PIECE.findall(after.strip())
    found: list[Stretch] = []
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch("same", "".join(new[first:last])))
            continue
        if end > start:
            found.append(Stretch("gone", "".join(old[start:end])))
        if last > first:
            found.append(Stretch("new", "".join(new[first:last])))
    return found


def shortened(stretches: Sequence[Stretch], around: int = 200) -> Iterator[Stretch]:
    """Yield differences with long unchanged stretches cut to what stands next to a change; a cut is marked ``cut``."""
    for place, stretch in enumerate(stretches):
        is_first, is_last = place == 0, place == len(stretches) - 1
        if stretch.change != "same" or len(stretch.text) <= 3 * around:
            yield stretch
            continue
        if not is_first:
            yield Stretch("same", stretch.text[:around].rsplit(" ", 1)[0])
        yield Stretch("cut", "")
        if not is_last:
            yield Stretch("same", stretch.text[-around:].split(" ", 1)[-1])
