"""Service addresses in one line of text."""

from __future__ import annotations

import pytest

from config.settings.addresses import AddressRefused, database_at, mail_at, redis_at


def test_a_database_is_read_with_its_password_and_options() -> None:
    found = database_at("postgres://linkway:p%40ss@db.internal:5433/linkway?sslmode=require")

    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "linkway", "p@ss", "db.internal", "5433", "linkway",
    )  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_database_behind_a_socket_keeps_the_capitals_of_its_folder() -> None:
    found = database_at("postgres://linkway@%2FUsers%2FAda%2Fvar%2Fsocket:5432/linkway")

    assert found["HOST"] == "/Users/Ada/var/socket"


def test_a_pool_takes_the_place_of_connections_kept_by_django() -> None:
    found = database_at("postgres://db/linkway", pool={"min_size": 1, "max_size": 4})

    assert found["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 4}
    assert found["CONN_MAX_AGE"] == 0


def test_cache_and_queue_have_databases_of_their_own() -> None:
    address = "redis://:secret@127.0.0.1:6380"

    assert redis_at(address, database=0) == "redis://:secret@127.0.0.1:6380/0"
    assert redis_at(address, database=1) == "redis://:secret@127.0.0.1:6380/1"


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp+tls://user:p%23@mail.example", 587, True, False),
        ("smtp+ssl://user:p%23@mail.example", 465, False, True),
        ("smtp://user:p%23@mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_server_is_reached_as_its_address_says(address: str, port: int, tls: bool, ssl: bool) -> None:
    found = mail_at(address)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert found["EMAIL_HOST_PASSWORD"] == "p#"


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(AddressRefused):
        database_at("sqlite:///db.sqlite3")
    with pytest.raises(AddressRefused):
        redis_at("memcached://127.0.0.1", database=0)
    with pytest.raises(AddressRefused):
        mail_at("console:")
