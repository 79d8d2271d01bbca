"""The examples in the rules are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

from assessments.rules import exchange


def test_the_examples_in_the_rules_are_true() -> None:
    names = [each.name for each in pkgutil.iter_modules(exchange.__path__, f"{exchange.__name__}.")]
    failed = {name: doctest.testmod(importlib.import_module(name)).failed for name in names}

    assert {name for name, number in failed.items() if number} == set()
