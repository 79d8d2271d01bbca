"""From a completion to its certificate, through a real worker."""

import statistics
import time
from collections.abc import Callable

import pytest

from portfolio.models import Certificate
from tests.portfolio.scene import a_person, complete

PROMISED_SECONDS = 5


@pytest.mark.crash
@pytest.mark.django_db(transaction=True)
def test_a_certificate_follows_its_completion_within_five_seconds(
    a_worker: object, wait_for: Callable[..., None]
) -> None:
    complete(a_person("The first"))
    wait_for(Certificate.objects.exists, seconds=60)  # the worker has started

    took = []
    for number in range(5):
        ada = a_person(f"Person {number}")
        begun = time.monotonic()
        complete(ada)
        wait_for(lambda ada=ada: Certificate.objects.of_person(ada).exists(), seconds=60)
        took.append(time.monotonic() - begun)
    wait_for(lambda: not Certificate.objects.without_file().exists(), seconds=60)

    assert statistics.median(took) < PROMISED_SECONDS


@pytest.fixture
def a_completion_that_nobody_carried(transactional_db: None) -> None:
    complete(a_person("Left lying"))


@pytest.mark.crash
@pytest.mark.usefixtures("a_completion_that_nobody_carried", "a_worker")
def test_a_worker_that_begins_carries_what_was_left_lying(wait_for: Callable[..., None]) -> None:
    wait_for(Certificate.objects.exists, seconds=60)
