"""One process at a time applies the schedule of what is kept, or looks after outside training."""

from __future__ import annotations

from foundations.database import take_lock

_FAMILY = 0x4C50  # "LP"
_RETENTION = 1
_TRAINING = 2


def is_free() -> bool:
    """Take the lock of the retention schedule until the transaction ends, or say that another process has it."""
    return take_lock(_FAMILY, _RETENTION)


def training_is_free() -> bool:
    """Take the lock of the reminders of training until the transaction ends, or say that another process has it."""
    return take_lock(_FAMILY, _TRAINING)
