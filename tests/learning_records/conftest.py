from collections.abc import Callable

import pytest
from django.db import connection

from foundations import registries
from learning_records.consumers import Consumer
from tests.learning_records.listeners import TABLES

Listen = Callable[..., None]


@pytest.fixture
def listen(db: None, monkeypatch: pytest.MonkeyPatch) -> Listen:
    """Have only the given consumers hear the ledger, with tables that end with the test."""
    monkeypatch.setattr(registries.consumers, "_members", {})
    with connection.cursor() as cursor:
        cursor.execute(TABLES.format(kind="TEMPORARY"))

    def register(*consumers: Consumer) -> None:
        for consumer in consumers:
            registries.consumers.register(consumer.name, consumer)

    return register
