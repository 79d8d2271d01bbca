"""How lately somebody has said that the posts counted as running do run (M9).

A leaver is only known if someone records it, so this stands beside every figure of retention.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from analytics.rules.stability import Share
from analytics.rules.tenure import Tenure

FRESH_FOR_DAYS = 90


def confirmed(tenures: Iterable[Tenure], as_at: date) -> Share:
    """Return, of the tenures running on the day, those confirmed in the 90 days up to it, or since.

    Only the latest confirmation of a post is kept, so one given after the as-at date speaks for that date too.
    """
    since = as_at - timedelta(days=FRESH_FOR_DAYS)
    running = [tenure for tenure in tenures if tenure.is_observed_on(as_at)]
    fresh = sum(1 for one in running if one.last_confirmed_on is not None and one.last_confirmed_on >= since)
    return Share(fresh, len(running))
