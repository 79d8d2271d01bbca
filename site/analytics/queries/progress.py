"""How a lead's people are doing: one row for each, made from the one reckoning of progress that learners see too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from analytics.queries.people_seen import Field, SeenPerson, works_of
from analytics.rules.module_cell import cell_of
from analytics.rules.progress_table import Cell, PersonLine
from courses.queries.outline import ProgrammeNode, YearNode, current_outline
from courses.queries.progress import ProgrammeSummary, summaries_of
from courses.rules.outline import ModuleNode
from courses.rules.route import filled
from courses.vocabulary import DONE_STATES, SETTLED_STATES, ModuleState, StudyStatus

BEGUN_STATES = (*SETTLED_STATES, ModuleState.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Column:
    """One module across the top: its code, what stands in the head, and its title."""

    code: str
    short: str
    title: str


@dataclass(frozen=True)
class ProgressTable:
    """The people of a lead in one programme, before anything is narrowed or ordered."""

    programme: ProgrammeNode
    year: YearNode
    columns: tuple[Column, ...]
    lines: tuple[PersonLine, ...]
    people: Sequence[SeenPerson]
    progress: Mapping[int, ProgrammeSummary]
    today: date

    def with_works(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        """Return the lines with where each person works; one query."""
        shown = {line.person_id for line in lines}
        works = works_of([person for person in self.people if person.id in shown], self.today)
        return [replace(line, **asdict(works[line.person_id])) for line in lines]

    def cells(self, line: PersonLine) -> tuple[Cell, ...]:
        """Return one person's modules of the year shown; none where progress is not the viewer's to see."""
        found = self.progress.get(line.person_id)
        return _cells(found, self.year, self.today) if found and line.status else ()


def programme_shown(code: str = "") -> ProgrammeNode | None:
    """Return the programme asked for, or the first one of several years; none where nothing is published."""
    programmes = current_outline().programmes
    named = next((programme for programme in programmes if programme.code == code), None)
    return named or next((programme for programme in programmes if programme.years), None)


def progress_table(
    people: Sequence[SeenPerson], programme: ProgrammeNode, today: date, *, year_slug: str = ""
) -> ProgressTable:
    """Return a line for each person, with the modules of one year; one query, however many people.

    Without a year, the one in which most of them are.
    """
    studying = [person.id for person in people if person.fields & {Field.PROGRESS, Field.YEAR}]
    progress = summaries_of(studying, programme.code, today)
    year = _year(programme, progress.values(), year_slug)
    return ProgressTable(
        programme=programme,
        year=year,
        columns=_columns(year),
        lines=tuple(_line(person, progress.get(person.id)) for person in people),
        people=people,
        progress=progress,
        today=today,
    )


def _year(programme: ProgrammeNode, progress: Iterable[ProgrammeSummary], slug: str) -> YearNode:
    named = next((year for year in programme.years if year.slug == slug), None)
    if named:
        return named
    codes = Counter(one.year_node.code for one in progress if one.year_node and one.enrolment)
    most = max(codes, key=lambda code: codes[code], default="")
    return next((year for year in programme.years if year.code == most), programme.years[0])


def _columns(year: YearNode) -> tuple[Column, ...]:
    return tuple(
        Column(node.code, str(number), "Main pathway" if node.is_pathway_slot else node.title)
        for number, node in enumerate(year.modules, start=1)
    )


def _line(person: SeenPerson, progress: ProgrammeSummary | None) -> PersonLine:
    follows = progress is not None and Field.PROGRESS in person.fields
    followed = progress if follows else None
    standing = followed.standing if followed else None
    due = followed.next_due if followed else None
    done, total = followed.done_and_ready if followed else (0, 0)
    return PersonLine(
        person_id=person.id,
        name=person.name,
        status=str(standing.status) if standing else "",
        status_label=str(StudyStatus(standing.status).label) if standing else "",
        reason=standing.reason if standing else "",
        days_late=standing.days_late if standing else 0,
        completed=done,
        total=total,
        percent=followed.percent if followed else 0,
        due_title=due[0].title if due else "",
        due_on=due[1] if due else None,
        year=_year_of(progress) if progress and Field.YEAR in person.fields else "",
        why=person.why,
    )


def _year_of(progress: ProgrammeSummary) -> str:
    if progress.enrolment is None:
        return ""
    return progress.year_node.title if progress.year_node else "All that is published is done"


def _cells(summary: ProgrammeSummary, year: YearNode, today: date) -> tuple[Cell, ...]:
    return tuple(
        _pathway_cell(summary, node)
        if node.is_pathway_slot and summary.pathway
        else _cell(summary, node, today)
        for node in year.modules
    )


def _cell(summary: ProgrammeSummary, node: ModuleNode, today: date) -> Cell:
    due_on = None if summary.paused_until else summary.due.get(node.activity_id)
    return cell_of(state=str(summary.state_of(node)), due_on=due_on, today=today)


def _pathway_cell(summary: ProgrammeSummary, slot: ModuleNode) -> Cell:
    """Return one cell for all modules of the main pathway, which stand where the year has its slot."""
    states = [summary.state_of(node) for node in filled((slot,), summary.pathway)]
    if states and all(state in DONE_STATES for state in states):
        return cell_of(state=ModuleState.DONE, due_on=None, today=date.max)
    if any(state in BEGUN_STATES for state in states):
        return cell_of(state=ModuleState.UNDER_WAY, due_on=None, today=date.max)
    is_written = any(state is ModuleState.NOT_STARTED for state in states)
    return cell_of(
        state=ModuleState.NOT_STARTED if is_written else ModuleState.COMING, due_on=None, today=date.max
    )
