from io import StringIO

import pytest
from django.core.management import call_command

from foundations import registries
from foundations.registries import Disagreement
from learning_records.actions.pump import pump
from learning_records.models import ConsumerState, Parked
from learning_records.vocabulary import Verb
from tests.learning_records.conftest import Listen
from tests.learning_records.listeners import AIDAN, COLUMBA, Counts, Diary, Letters, a_statement, rows

pytestmark = pytest.mark.django_db


def _records(*words: str) -> tuple[int, str]:
    said = StringIO()
    try:
        call_command("records", *words, stdout=said, stderr=said)
    except SystemExit as ended:
        return int(ended.code or 0), said.getvalue()
    return 0, said.getvalue()


def test_replay_rebuilds_a_projection_to_the_same_values(listen: Listen) -> None:
    listen(Counts())
    for actor in (COLUMBA, AIDAN):
        for verb in (Verb.INITIALIZED, Verb.COMPLETED, Verb.COMPLETED) * 5:
            a_statement(actor, verb)
    pump()
    before = rows("SELECT * FROM listener_counts ORDER BY actor, verb")
    rows("UPDATE listener_counts SET times = times + 1 RETURNING 1")

    status, said = _records("replay", "tests.counts")

    assert (status, said) == (0, "tests.counts was rebuilt from 30 statements.\n")
    assert rows("SELECT * FROM listener_counts ORDER BY actor, verb") == before
    assert pump().handled == 0


def test_replay_tries_again_what_was_parked(listen: Listen) -> None:
    diary = Diary()
    listen(diary)
    said = [a_statement(kind="poison").pk, a_statement().pk]
    pump()
    diary.poison = "mended"

    _records("replay", "tests.diary")

    assert [row[0] for row in rows("SELECT statement FROM listener_diary ORDER BY line")] == said
    assert not Parked.objects.exists()


@pytest.mark.parametrize("name", ["tests.letters", "tests.nobody"])
def test_replay_refuses_what_is_not_a_projection(name: str, listen: Listen) -> None:
    listen(Letters(), Counts())
    a_statement()
    pump()

    status, said = _records("replay", name)

    assert status == 2
    assert name in said
    assert rows("SELECT count(*) FROM listener_letters") == [(1,)]


def test_verify_passes_a_whole_ledger(listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registries.agrees_with_ledger, "_members", {})
    listen(Counts())
    a_statement()
    pump()
    a_statement()

    assert _records("verify") == (0, "The ledger and the tables agree.\n")


def test_verify_lists_what_disagrees(listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registries.agrees_with_ledger, "_members", {})
    registries.agrees_with_ledger.register("tests", lambda: [Disagreement("A row without a statement", "7")])
    listen(Counts())
    a_statement()
    pump()
    ConsumerState.objects.update(position=9)

    status, said = _records("verify")

    assert status == 1
    assert said.splitlines() == [
        "learning_records: A consumer has read beyond the end: tests.counts at 9",
        "tests: A row without a statement: 7",
        "2 disagreements.",
    ]


def test_status_says_how_far_behind_each_consumer_is(listen: Listen) -> None:
    listen(Counts())
    a_statement()

    assert _records("status") == (0, "tests.counts: 1 behind, 0 s, 0 parked\n")
    assert _records("pump")[0] == 0
    assert _records("status") == (0, "tests.counts: 0 behind, 0 s, 0 parked\n")


def test_parked_statements_are_listed_without_a_persons_words_and_released(listen: Listen) -> None:
    diary = Diary()
    listen(diary)
    a_statement(COLUMBA, kind="poison")
    a_statement(AIDAN, kind="poison")
    pump()

    status, said = _records("parked")

    assert status == 1
    assert said.splitlines()[0].startswith(f"tests.diary 1: {COLUMBA} completed lesson")
    assert said.splitlines()[0].endswith("Its handling failed Poisoned")
    assert "said by a person" not in said
    diary.poison = "mended"
    assert _records("release", "tests.diary", "--actor", str(AIDAN)) == (0, "1 handled, 0 still parked.\n")
    assert _records("release", "tests.diary") == (0, "1 handled, 0 still parked.\n")
    assert _records("release", "tests.nobody")[0] == 2
    assert _records("parked") == (0, "")
