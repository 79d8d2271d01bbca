"""How lately somebody has said that the posts counted as running do run (M9).

A leaver is only known if someone records it, so this stands beside every figure of retention.
"""

from __future__ import annotations

from datetime import date, timedelta

from analytics.rules.tenure import Tenure

FRESH_FOR_DAYS = 90


def is_fresh(tenure: Tenure, as_at: date) -> bool:
    """Return whether it was confirmed in the 90 days up to the day, or since.

    Only the latest confirmation of a post is kept, so one given after the as-at date speaks for that date too.
    """
    confirmed_on = tenure.last_confirmed_on
    return confirmed_on is not None and confirmed_on >= as_at - timedelta(days=FRESH_FOR_DAYS)
