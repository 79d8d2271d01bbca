"""``make bench``: build a large world in a database of its own and measure the pages in it.

Times are server time of whole requests, middleware included, in one process: the median of several people. The limits
are those that the project has set itself for 9,000 learners and, within a fifth, for ten times as many.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

LARGE = 50_000
"""From here on a world holds posts and module-level statements only."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--size", type=int, default=9_000, help="how many link workers (default 9000)")
    parser.add_argument("--rounds", type=int, default=15, help="how many requests to take the median of")
    parser.add_argument(
        "--sql", metavar="FILE", help="write every query of one request a page, with its time"
    )
    parser.add_argument("--keep", action="store_true", help="keep the database, and use it if it is there")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

    import django

    django.setup()
    from config.memory import settle_in
    from tests.bench import database, measure, world

    name = database.use(f"bench_{options.size}", keep=options.keep)
    try:
        began = time.perf_counter()
        if database.is_empty():
            world.build(options.size, is_whole=options.size < LARGE)
        print(f"{name}: {options.size} people, {time.perf_counter() - began:.0f} s to build")  # noqa: T201
        found = world.verify()
        print(f"records verify: {found} disagreements")  # noqa: T201
        settle_in()
        over = measure.measure_all(rounds=options.rounds, sql_file=options.sql)
    finally:
        if not options.keep:
            database.drop(name)
    return 1 if over or found else 0


if __name__ == "__main__":
    sys.exit(main())
