"""Packages come from where this machine's pip looks."""

from __future__ import annotations

from config.install import uv_settings


def test_what_pip_is_told_uv_is_told_too_and_the_environment_wins() -> None:
    told = uv_settings(
        "global.index-url='https://a.example/simple'\n"
        "global.extra-index-url='https://b.example/simple https://c.example/simple'\n"
        "global.find-links='/wheels\\n/more'\n"
        ":env:.index-url='https://mine.example/simple'\n"
        "global.unknown='nothing'"
    )

    assert told["UV_DEFAULT_INDEX"] == "https://mine.example/simple"
    assert told["UV_INDEX"] == "https://b.example/simple https://c.example/simple"
    assert told["UV_FIND_LINKS"] == "/wheels,/more"


def test_without_any_configuration_only_the_strategy_is_named() -> None:
    assert set(uv_settings("")) == {"UV_INDEX_STRATEGY"}
