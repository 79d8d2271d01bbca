import gc
from collections.abc import Iterator

import pytest

from config.memory import settle_in


@pytest.fixture
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("as_it_was")
def test_what_a_web_process_began_with_is_not_searched_again_but_what_comes_later_is() -> None:
    settle_in()
    frozen = gc.get_freeze_count()

    class Later:
        itself: object

    later = Later()
    later.itself = later
    del later, Later

    assert frozen > 1000
    assert gc.collect() > 0
    assert gc.get_freeze_count() <= frozen
