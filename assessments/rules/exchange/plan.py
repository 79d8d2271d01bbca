"""What becomes of each question of a file, given what its bank has. Nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from assessments.rules.exchange.found import FoundQuestion
from assessments.rules.exchange.identity import code_of, fingerprint_of, is_same, key_of
from assessments.rules.exchange.keeping import kept_with
from assessments.rules.exchange.markup import bare_words
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import ReadState

SOMEBODYS_DRAFT = "Somebody has a draft of this question here. Finish it or give it up, and import again."
EDITED = "It was edited here since the last import; that version is kept as an older one."
RETIRED = "It is retired here, and stays so."


@dataclass(frozen=True, slots=True)
class Known:
    """A question of the bank. ``text`` is what learners meet, or its draft where they meet nothing yet.

    ``key`` and ``fingerprint`` are those of its latest import; ``edited_at`` is when somebody last wrote it.
    """

    pk: int
    text: QuestionText
    category: str
    outside_id: str = ""
    name: str = ""
    key: str = ""
    fingerprint: str = ""
    imported_at: datetime | None = None
    edited_at: datetime | None = None
    draft: QuestionText | None = None
    draft_at: datetime | None = None
    is_retired: bool = False

    @property
    def has_own_draft(self) -> bool:
        """Return whether somebody here, and not an import, wrote its draft."""
        if self.draft is None or self.draft_at is None:
            return False
        return self.imported_at is None or self.draft_at > self.imported_at

    @property
    def is_edited(self) -> bool:
        return bool(self.imported_at and self.edited_at and self.edited_at > self.imported_at)


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of a question. ``known`` is the one that it is here; ``text`` is what that becomes, or None if refused."""

    found: FoundQuestion
    state: ReadState
    key: str = ""
    fingerprint: str = ""
    text: QuestionText | None = None
    known: Known | None = None
    category: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""


@dataclass
class Bank:
    """A bank as an import meets it."""

    code: str
    questions: Sequence[Known] = ()

    @cached_property
    def by_key(self) -> dict[str, Known]:
        return {known.key: known for known in self.questions if known.key}

    @cached_property
    def by_code(self) -> dict[str, Known]:
        return {known.text.code: known for known in self.questions}

    @cached_property
    def by_stem(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for known in self.questions:
            found[bare_words(known.text.stem)].append(known)
        return found


def plan_import(questions: Iterable[FoundQuestion], bank: Bank, format_: str) -> Iterator[Planned]:
    """Give what becomes of each question, in the order of the file."""
    planner = _Planner(bank, format_)
    return (planner.plan(found) for found in questions)


class _Planner:
    """Remembers what a file has had so far, so that nothing in it counts twice."""

    def __init__(self, bank: Bank, format_: str) -> None:
        self.bank, self.format = bank, format_
        self.lines: dict[str, int] = {}
        self.said: dict[tuple[str, str], int] = {}
        self.claimed: dict[int, int] = {}
        self.taken = set(bank.by_code)

    def plan(self, found: FoundQuestion) -> Planned:
        if found.text is None:
            return Planned(found, ReadState.REFUSED, reason=found.reason)
        key, fingerprint = key_of(self.bank.code, found), fingerprint_of(found)
        twice = self._twice(found, key, fingerprint)
        if twice:
            return Planned(found, ReadState.REFUSED, reason=twice)
        self.said[key, fingerprint] = found.line
        key = self._own(found, key)
        known = self._known(found, found.text, key)
        if known is None:
            code = code_of(found, key, self.taken)
            self.taken.add(code)
            text = replace(found.text, code=code)
            return Planned(
                found, ReadState.NEW, key, fingerprint, text, None, found.category or "", found.notes
            )
        if known.pk in self.claimed:
            reason = f"It is the same question as on line {self.claimed[known.pk]}."
            return Planned(found, ReadState.REFUSED, reason=reason)
        self.claimed[known.pk] = found.line
        planned = self._against(found, found.text, known)
        return replace(planned, key=known.key or key, fingerprint=fingerprint)

    def _twice(self, found: FoundQuestion, key: str, fingerprint: str) -> str:
        """Return why a question that stands in the file a second time is refused; one that only begins alike is not."""
        if found.outside_id and key in self.lines:
            return f"The id “{found.outside_id}” stands twice in the file; first on line {self.lines[key]}."
        first = self.said.get((key, fingerprint))
        return f"This question stands twice in the file; first on line {first}." if first is not None else ""

    def _own(self, found: FoundQuestion, key: str) -> str:
        """Return the key of a question, told apart from those before it that begin alike."""
        occurrence = 1
        while key in self.lines:
            occurrence += 1
            key = key_of(self.bank.code, found, occurrence)
        self.lines[key] = found.line
        return key

    def _known(self, found: FoundQuestion, text: QuestionText, key: str) -> Known | None:
        """Return the question of the bank that this one is: by its key, by its id here, or by saying the very same."""
        if key in self.bank.by_key:
            return self.bank.by_key[key]
        if found.outside_id:
            known = self.bank.by_code.get(found.outside_id)
            return known if known is not None and not known.outside_id else None
        for known in self.bank.by_stem.get(bare_words(text.stem), ()):
            is_there = found.category is None or found.category == known.category
            becomes = kept_with(found, text, known.text, self.format)
            if known.pk not in self.claimed and is_there and is_same(becomes, known.text):
                return known
        return None

    def _against(self, found: FoundQuestion, text: QuestionText, known: Known) -> Planned:
        """Return what becomes of a question that is here already."""
        here = known.draft if found.is_draft and known.draft is not None else known.text
        becomes = kept_with(found, text, here, self.format)
        category = known.category if found.category is None else found.category
        notes = (*found.notes, RETIRED) if known.is_retired else found.notes
        is_same_file = known.fingerprint == fingerprint_of(found)
        if is_same_file or (is_same(becomes, here) and category == known.category):
            return Planned(
                found, ReadState.UNCHANGED, text=here, known=known, category=known.category, notes=notes
            )
        if known.has_own_draft:
            return Planned(found, ReadState.REFUSED, reason=SOMEBODYS_DRAFT)
        if known.is_edited and not found.is_draft:
            notes = (*notes, EDITED)
        return Planned(found, ReadState.CHANGED, text=becomes, known=known, category=category, notes=notes)
