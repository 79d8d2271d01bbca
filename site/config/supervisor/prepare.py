"""Bringing a database and the static files up to date: `python -m config.supervisor.prepare`.

A process of its own, so that the supervisor stays small and can be asked to stop meanwhile. Into an empty
database, and only there, it loads the shipped curriculum and the demo world.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

from config.supervisor.place import var
from config.supervisor.progress import say


def main(arguments: list[str]) -> None:
    """Prepare everything that `web` needs before it starts."""
    parser = argparse.ArgumentParser(prog="config.supervisor.prepare")
    parser.add_argument("--without-demo", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["LINKWAY_COLLECTING"] = "1"
    django.setup()
    was_empty = _migrate()
    if was_empty and not options.without_demo:
        _load()
    _collect_static()
    _forget_the_last_worker()
    var().prepared_file.write_text(json.dumps({"demo": _has_demo_people()}))


def _load() -> None:
    """Fill an empty database. A run that is killed meanwhile leaves its mark, and the next one begins anew."""
    var().loading_file.touch()
    say("The database is empty: loading the curriculum.")
    call_command("load_curriculum")
    say("Loading the demo world.")
    call_command("load_demo", verbosity=0)  # who may sign in is said when the site answers
    var().loading_file.unlink()


def _migrate() -> bool:
    """Apply what is missing; return whether this database had nobody in it."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        say(f"Applying {len(missing)} migrations.")
        call_command("migrate", interactive=False, verbosity=0)
    return not get_user_model()._default_manager.exists()


def _collect_static() -> None:
    """Collect the static files, unless those collected last time are still the same."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    prints = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            file = Path(storage.path(path)).stat()
            prints.update(f"{path} {file.st_size} {file.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / "collected-from.txt"
    if stamp.exists() and stamp.read_text() == prints.hexdigest():
        return
    say("Collecting and compressing the static files.")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(prints.hexdigest())


def _forget_the_last_worker() -> None:
    """Forget the heartbeat of an earlier run, so that "ready" speaks of this one."""
    from config.heartbeat import forget

    forget()


def _has_demo_people() -> bool:
    from django.contrib.auth import get_user_model

    people = get_user_model()._default_manager
    return bool(people.filter(email__endswith="@demo.linkway.example").exists())


if __name__ == "__main__":
    main(sys.argv[1:])
