"""Two records side by side, and what joining them will do, in words."""

from __future__ import annotations

from dataclasses import dataclass

from courses.models import Enrolment, ModuleProgress
from foundations.verdict import Verdict
from people.actions.merge import merge_verdict
from people.models import Person
from people.queries.merge import RecordLine, record_line
from portfolio.models import Certificate, CPDEntry


@dataclass(frozen=True, slots=True)
class Beside:
    """One record with its learning, counted and never shown."""

    record: RecordLine
    programmes: tuple[str, ...]
    modules_done: int
    certificates: int
    log_entries: int


@dataclass(frozen=True, slots=True)
class Comparison:
    keep: Beside
    lose: Beside
    verdict: Verdict
    will_happen: tuple[str, ...]


def compare(keep: Person, lose: Person) -> Comparison:
    """Return two records side by side; eighteen queries, however much hangs on them."""
    kept, lost = _beside(keep), _beside(lose)
    return Comparison(kept, lost, merge_verdict(keep, lose), tuple(_what_happens(kept, lost)))


def _beside(person: Person) -> Beside:
    places = Enrolment.objects.for_learner(person.pk).order_by("pk")
    return Beside(
        record=record_line(person),
        programmes=tuple(places.values_list("programme__title", flat=True)),
        modules_done=ModuleProgress.objects.filter(person=person, completed_at__isnull=False).count(),
        certificates=Certificate.objects.of_person(person).count(),
        log_entries=CPDEntry.objects.of_person(person).count(),
    )


def _what_happens(keep: Beside, lose: Beside) -> list[str]:
    name, address = keep.record.person.name, keep.record.person.email
    said = [f"{name} ({address}) stays; the other record can no longer sign in."]
    if lose.record.addresses:
        said.append(f"{_words(lose.record.addresses)} will sign in to the record that stays.")
    if lose.record.posts:
        said.append(
            f"{_count(len(lose.record.posts), 'post')} will move. Posts with the same employer and role that share days become one."
        )
    if lose.programmes or lose.modules_done or lose.certificates or lose.log_entries:
        said.append(
            "All learning will move: "
            f"{_count(len(lose.programmes), 'place')} on programmes, {_count(lose.modules_done, 'completed module')}, "
            f"{_count(lose.certificates, 'certificate')}, {_count(lose.log_entries, 'entry', 'entries')} of the CPD log. "
            "Where both did the same, the better counts."
        )
    if lose.record.groups or lose.record.responsibilities:
        said.append("Groups and responsibilities will move.")
    said.append("The figures about retention will count one person.")
    said.append("The first address of each record gets a message. It cannot be undone.")
    return said


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _words(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
