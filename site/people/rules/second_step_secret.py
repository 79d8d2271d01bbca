"""What of a second step is a secret: the key of an authenticator app, and what recovery codes are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

_ONE: Final = ("secret", "seed")
_SEVERAL: Final = ("migrated_codes",)


def with_secrets(data: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Return the data of a second step with each of its secrets changed, and all else as it was.

    >>> with_secrets({"seed": "abc", "used_mask": 3}, str.upper)
    {'seed': 'ABC', 'used_mask': 3}
    """
    changed = dict(data)
    for name in _ONE:
        if name in changed:
            changed[name] = change(changed[name])
    for name in _SEVERAL:
        if name in changed:
            changed[name] = [change(each) for each in changed[name]]
    return changed


def secrets_of(data: Mapping[str, Any]) -> list[str]:
    """Return every secret of a second step; a passkey has none here, because its own stays on the device."""
    return [data[name] for name in _ONE if name in data] + [
        each for name in _SEVERAL for each in data.get(name, ())
    ]
