"""How a web process looks after its memory once it has started."""

from __future__ import annotations

import gc
from typing import Final

OFTEN: Final = 20_000
"""New objects after which Python looks for unused cycles; a page of three hundred people makes some hundred thousand."""

FULL: Final = 100
"""How many such looks, of the second kind, come before one through everything."""


def settle_in() -> None:
    """Leave what the process began with out of the search for unused cycles, and search less often.

    Code, models and settings live as long as the process, yet Python goes through all of them again and again while a
    large page is made: that took a third of the time of a cohort's page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OFTEN, 20, FULL)
