from foundations.per_request import PerRequest, begin_request, end_request, read_once


class Counted:
    def __init__(self) -> None:
        self.reads = 0

    def __call__(self) -> int:
        self.reads += 1
        return self.reads


def test_a_request_reads_once_and_the_next_one_again() -> None:
    kept, read = PerRequest[int](), Counted()
    for _ in range(2):
        begin_request()
        kept.get("key", read)
        kept.get("key", read)
        end_request()

    assert read.reads == 2


def test_outside_a_request_every_call_reads_unless_it_is_held_together() -> None:
    kept, read = PerRequest[int](), Counted()

    assert [kept.get("key", read), kept.get("key", read)] == [1, 2]
    with read_once():
        assert [kept.get("key", read), kept.get("key", read)] == [3, 3]
    assert kept.get("key", read) == 4


def test_what_was_changed_within_a_request_is_read_again_and_the_rest_is_not() -> None:
    kept, other, read, read_other = PerRequest[int](), PerRequest[int](), Counted(), Counted()
    with read_once():
        kept.get("key", read)
        other.get("key", read_other)
        kept.forget()
        kept.get("key", read)
        other.get("key", read_other)

    assert (read.reads, read_other.reads) == (2, 1)
