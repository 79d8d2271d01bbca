"""Where the people of the demo world work."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

from demo.rules.population import Workplace
from demo.vocabulary import BORDERS_MOVED_ON, COUNCIL, NETWORKS, NETWORKS_BEGAN_ON, TRUST
from people.actions.import_organisations import import_organisations
from people.actions.load_organisations import load_organisations
from people.rules.organisation_row import COLUMNS
from people.vocabulary import OrganisationKind


class DemoFileRefused(Exception):
    """The demo world's own file of organisations does not fit what is on record."""


def network_code(name: str) -> str:
    return f"DEMO-PCN-{name.upper().replace(' ', '-')}"


def employer_code(name: str) -> str:
    return f"DEMO-EMP-{name.upper().replace(' ', '-')}"


def make_organisations(*, at: datetime, today: date) -> list[Workplace]:
    """Load the shipped organisations and, by the import that everybody uses, those of the demo world."""
    load_organisations(at=at, today=today)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS.required)
    writer.writerows(_rows())
    report = import_organisations(
        written.getvalue().encode(), file_name="demo.csv", by=None, at=at, today=today
    )
    if report.is_refused:
        raise DemoFileRefused("; ".join(f"{each.line}: {each}" for each in report.problems))
    return workplaces()


def workplaces() -> list[Workplace]:
    """Return each network with those who employ its link workers, by code."""
    return [
        Workplace(network_code(name), (network_code(name), *map(employer_code, _employers(name, charity))))
        for name, _, _, charity in NETWORKS
    ]


def _employers(network: str, charity: str) -> Iterator[str]:
    yield charity
    yield from (name for name, networks in (TRUST, COUNCIL) if network in networks)


def _rows() -> Iterator[tuple[str, ...]]:
    began, moved = NETWORKS_BEGAN_ON.isoformat(), BORDERS_MOVED_ON.isoformat()
    for name, board, board_before, _ in NETWORKS:
        head = (network_code(name), "", f"{name} Primary Care Network", OrganisationKind.PCN)
        if board_before:
            yield *head, board_before, began, moved
        yield *head, board, moved if board_before else began, ""
    for charity in dict.fromkeys(charity for *_, charity in NETWORKS):
        yield employer_code(charity), "", charity, OrganisationKind.VCSE, "", "", ""
    yield employer_code(TRUST[0]), "", TRUST[0], OrganisationKind.TRUST, "", "", ""
    yield employer_code(COUNCIL[0]), "", COUNCIL[0], OrganisationKind.COUNCIL, "", "", ""
