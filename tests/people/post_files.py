"""Files of posts: a row that is good by itself, with the cells that a test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from people.actions.import_posts import import_posts
from people.rules.report import ImportReport
from tests.people.factories import NOW, TODAY

HEADING = (
    "email,name,role,employer,employer_ods,deployed_at,funder,fte,started_on,observed_from,ended_on,"
    "leaving_reason,person_ref,post_ref"
)
ROW = {
    "email": "ann@old.example",
    "name": "Ann Lee",
    "role": "link_worker",
    "employer": "Harbour Trust",
    "employer_ods": "",
    "deployed_at": "",
    "funder": "ARRS",
    "fte": "0.6",
    "started_on": "2025-01-06",
    "observed_from": "",
    "ended_on": "",
    "leaving_reason": "",
    "person_ref": "",
    "post_ref": "",
}


def row(**cells: str) -> str:
    return ",".join({**ROW, **cells}.values())


def bring(*rows: str, today: date = TODAY, **options: Any) -> ImportReport:
    content = "\n".join([HEADING, *rows]).encode()
    at = NOW + (today - TODAY)
    return import_posts(content, file_name="posts.csv", by=None, at=at, today=today, **options)
