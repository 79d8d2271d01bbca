"""Who gets what at each address: a row for every named URL, a column for every kind of person.

A row holds what the address answers to a visitor who is not signed in, a link worker, a lead and a trainer, in
that order; programme staff (`admin`) get whatever anybody gets, and are not listed. The answers:

    ok      the page                                  in      to the sign-in page
    gone    not found (hidden and absent are alike)   away    a redirect elsewhere
    post    only a form may come here

`WITH` gives the arguments that an address needs, as text that leads to nothing, so that a row states what somebody
who guesses gets; what the right person gets for a real object stands in the tests of that screen. Names of
Wagtail's admin are one rule: signed-in authors only (see the test).
"""

from __future__ import annotations

from dataclasses import dataclass

OK, IN, GONE, AWAY, POST = "ok", "in", "gone", "away", "post"


@dataclass(frozen=True)
class Row:
    """What an address answers to a visitor, a link worker, a lead and a trainer."""

    visitor: str
    link_worker: str
    lead: str
    trainer: str


EVERYBODY = Row(OK, OK, OK, OK)
SIGNED_IN = Row(IN, OK, OK, OK)
NOBODY_WITHOUT_ONE = Row(IN, GONE, GONE, GONE)

TABLE: dict[str, Row] = {
    "healthz": EVERYBODY,
    "media": Row(GONE, GONE, GONE, GONE),
}

WITH: dict[str, dict[str, str]] = {
    "media": {"path": "certificates/somebody.pdf"},
}

# allauth's and Wagtail's own addresses have tests of their own; these prefixes are not in the table.
OTHERS = ("account_", "mfa_", "wagtail", "wagtailadmin_", "wagtaildocs_", "wagtailimages_")
