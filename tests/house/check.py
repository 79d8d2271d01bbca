"""`make check`: everything that can be known without running the site. Each step is named, all are run."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tests.house.plan import ROOT

OURS = ["site", "courses", "assessments", "peer_learning", "tests", "manage.py"]

# A production site as an operator would fill it in; nothing at these addresses is asked for anything.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "check-only-7f3Kq9ZxV1mB6tYw2RcN8hLpD4sGjQa0UeTiObXn",
    "SEALING_KEYS": "Y2hlY2stb25seS1rZXktb2YtdGhpcnR5LXR3by1ieXQ=",
    "SITE_ADDRESS": "https://linkway.example",
    "DATABASE_URL": "postgres://linkway:secret@database.example:5432/linkway",
    "REDIS_URL": "redis://:secret@redis.example:6379",
    "EMAIL_URL": "smtp+tls://linkway:secret@mail.example:587",
    "EMAIL_FROM": "Linkway <linkway@linkway.example>",
    "MEDIA_ROOT": "/srv/linkway/media",
}
NOWHERE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.development",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere",
    "REDIS_URL": "redis://127.0.0.1:1",
    # Django looks whether migrations were applied in order, and warns that nothing answers here.
    "PYTHONWARNINGS": "ignore::RuntimeWarning",
}
PYTHON = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]

STEPS: dict[str, tuple[list[str], dict[str, str]]] = {
    "format": ([*PYTHON, "ruff", "format", "--check", "--quiet", *OURS], {}),
    "lint": ([*PYTHON, "ruff", "check", "--quiet", *OURS], {}),
    "storeys, rooms and pure rules (imports)": ([str(ROOT / ".venv/bin/lint-imports"), "--no-cache"], {}),
    "types": ([*PYTHON, "mypy", *OURS], NOWHERE),
    "the plan of the house (models, migrations, templates, files, settings)": (
        [*PYTHON, "pytest", "tests/house", "-m", "plan", "-q", "-p", "no:cacheprovider"],
        NOWHERE | {"DJANGO_SETTINGS_MODULE": "config.settings.test"},
    ),
    "no unmade migrations": ([*MANAGE, "makemigrations", "--check", "--dry-run", "--skip-checks"], NOWHERE),
    "Django's checks": ([*MANAGE, "check", "--fail-level", "WARNING"], NOWHERE),
    "Django's checks of production": ([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
}


def main() -> int:
    """Run every step; print what the failing ones said, and return 1 if there was one."""
    failed = []
    for name, (command, more) in STEPS.items():
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | more, capture_output=True, text=True, check=False
        )
        word = "ok" if done.returncode == 0 else "FAILED"
        sys.stdout.write(f"{word:>7}  {name} ({time.monotonic() - began:.1f} s)\n")
        if done.returncode:
            failed.append(name)
            sys.stdout.write(f"{done.stdout}{done.stderr}\n")
        sys.stdout.flush()
    sys.stdout.write(
        f"\n{len(failed)} of {len(STEPS)} steps failed.\n" if failed else "\nEverything is in order.\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
