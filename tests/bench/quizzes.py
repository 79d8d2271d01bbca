"""Quizzes under load: an analysis of many attempts, and many learners who save and hand in at the same moment.

    .venv/bin/python -m tests.bench.quizzes [--attempts 10000] [--learners 200] [--keep]

The analysis is the worker's own action, timed as the worker runs it. The learners are threads of another process's
clients: each saves an answer and then hands in, through the real server with two processes. Other work on the machine
counts too: measure on a quiet one.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = 30
ANALYSIS_LIMIT_SECONDS = 10.0
PORT = 18_765
WORKERS, THREADS = "2", "4"
"""As `make run` serves."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.bench.quizzes", description=__doc__)
    parser.add_argument("--attempts", type=int, default=10_000)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--keep", action="store_true", help="keep the database, and use it if it is there")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

    import django

    django.setup()
    from tests.bench import database

    name = database.use("bench_quizzes", keep=options.keep)
    try:
        took, cpu = analysis(options.attempts)
        over = took > ANALYSIS_LIMIT_SECONDS
        verdict = "over" if over else "pass"
        seconds = f"{took:.1f} s, {cpu:.1f} s of it Python"
        print(f"analysis of {options.attempts} × {QUESTIONS}: {seconds}  {verdict}")  # noqa: T201
        for what, times in at_once(options.learners, name).items():
            print(f"{what}: median {median(times):.0f} ms, worst {max(times):.0f} ms, {len(times)} done")  # noqa: T201
    finally:
        if not options.keep:
            database.drop(name)
    return 1 if over else 0


def analysis(attempts: int) -> tuple[float, float]:
    """Return the seconds that the worker takes for one quiz, by the clock and of its processor."""
    from assessments.actions.item_analysis import ask_for_analysis, make_what_is_asked_for
    from assessments.models import ItemAnalysis
    from assessments.vocabulary import AnalysedAttempts
    from foundations.clock import now

    quiz = _answered_quiz(attempts)
    ask_for_analysis(quiz=quiz, attempts=AnalysedAttempts.FIRST, at=now())
    began, cpu_began = time.perf_counter(), time.process_time()
    make_what_is_asked_for(at=now())
    took, cpu = time.perf_counter() - began, time.process_time() - cpu_began
    assert ItemAnalysis.objects.get(quiz=quiz).attempt_count == attempts
    return took, cpu


def _answered_quiz(attempts: int) -> Any:
    """Return a quiz that so many people have taken, each with an ability of their own."""
    from django.db import transaction

    from assessments.models import Attempt, AttemptEntry, AttemptQuestion
    from courses.models import ModulePage
    from demo.actions.copying import copy_rows, numbers_for, uuids
    from foundations.clock import now
    from people.models import Person
    from tests.assessments.world import a_quiz
    from tests.courses.world import activity, the_programme

    the_programme()
    page = a_quiz(ModulePage.objects.get(slug="o1"), "bench", questions=QUESTIONS)
    versions = [slot.question.current_id for slot in page.slots.order_by("sort_order")]
    chance, at, quiz = random.Random(1), now(), activity("bench")
    people = Person.objects.bulk_create(
        [Person(email=f"bench{each}@example.org", name=f"Bench {each}") for each in range(attempts)]
    )
    attempt_ids, names = numbers_for(Attempt, attempts), uuids(attempts)
    ids = [next(attempt_ids) for _ in people]
    total = attempts * QUESTIONS
    rows = list(zip(numbers_for(AttemptQuestion, total), numbers_for(AttemptEntry, total), strict=True))
    skills = {pk: chance.random() for pk in ids}
    with transaction.atomic():
        copy_rows(
            Attempt,
            ("id", "uuid", "person_id", "quiz_id", "number", "status", "passed", "pass_mark", "pace", "begun_at", "handed_in_at", "score", "score_max"),
            ((pk, next(names), person.pk, quiz.pk, 1, "marked", True, 80, 1, at, at + timedelta(minutes=5), 1, QUESTIONS) for pk, person in zip(ids, people, strict=True)),
        )  # fmt: skip
        copy_rows(
            AttemptQuestion, ("id", "attempt_id", "position", "version_id", "option_order", "section"),
            ((row[0], ids[place // QUESTIONS], place % QUESTIONS + 1, versions[place % QUESTIONS], "{}", "") for place, row in enumerate(rows)),
        )  # fmt: skip
        copy_rows(
            AttemptEntry, ("id", "question_id", "response", "is_flagged", "saved_at"),
            (
                (row[1], row[0], f'{{"chosen": [{0 if chance.random() < skills[ids[place // QUESTIONS]] else chance.choice((1, 2))}]}}', False, at)
                for place, row in enumerate(rows)
            ),
        )  # fmt: skip
    _vacuum()
    return quiz


def _vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def at_once(learners: int, database: str) -> dict[str, list[float]]:
    """Return the milliseconds of each save and of each handing in, all sent at the same moment."""
    clients = _signed_in(learners)
    server = _serve(database)
    saves = [partial(_post, each, f"{each['address']}1/", "answer=0&go=next") for each in clients]
    hands_in = [partial(_post, each, f"{each['address']}check/", "") for each in clients]
    try:
        return {
            f"{learners} learners save an answer at once": _together(saves),
            f"{learners} learners hand in at once": _together(hands_in),
        }
    finally:
        server.terminate()
        server.wait()


def _signed_in(learners: int) -> list[dict[str, str]]:
    """Return so many learners with an attempt under way, with what their browser would send."""
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    from assessments.models import QuizPage
    from courses.models import ProgrammePage
    from foundations.clock import now
    from tests.assessments.world import an_attempt
    from tests.courses.world import a_learner

    programme, page = ProgrammePage.objects.get(), QuizPage.objects.get(slug="bench")
    found = []
    for _ in range(learners):
        person = a_learner(programme)
        attempt = an_attempt(person, page, at=now())
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        token = _get_new_csrf_string()
        cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
        address = f"/quiz/attempts/{attempt.uuid}/"
        found.append({"address": address, "cookie": cookie, "token": token})
    return found


def _serve(database: str) -> subprocess.Popen[bytes]:
    address = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{database}"
    environment = os.environ | {"DATABASE_URL": address, "DATABASE_POOL_SIZE": THREADS}
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", WORKERS,
        "--threads", THREADS, "--worker-class", "gthread", "--backlog", "2048", "--log-level", "error", "--no-control-socket",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _ in range(120):
        try:
            if _ask("GET", "/healthz").status == http.client.OK:
                return server
        except OSError:
            time.sleep(0.5)
    server.terminate()
    raise SystemExit("The server did not come up.")


def _ask(method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def _post(client: dict[str, str], path: str, body: str) -> None:
    headers = {
        "Cookie": client["cookie"], "X-CSRFToken": client["token"],
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    status = _ask("POST", path, body, headers).status
    if status not in (http.client.OK, http.client.FOUND):
        raise SystemExit(f"{path} answered {status}.")


def _together(tasks: list[Callable[[], None]]) -> list[float]:
    """Begin all at the same moment, each in a thread of its own, and return how long each took."""
    start = threading.Barrier(len(tasks))
    times: list[float] = []

    def run(task: Callable[[], None]) -> None:
        start.wait()
        began = time.perf_counter()
        task()
        times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(times) != len(tasks):
        raise SystemExit(f"{len(tasks) - len(times)} requests were not answered.")
    return times


if __name__ == "__main__":
    sys.exit(main())
