"""The examples in the line map's docstrings are true."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from design import line_map


@pytest.mark.parametrize("module", [found.name for found in iter_modules(line_map.__path__)])
def test_the_examples_of_a_module_hold(module: str) -> None:
    assert doctest.testmod(import_module(f"design.line_map.{module}")).failed == 0
