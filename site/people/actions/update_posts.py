"""Updating many posts by one statement: ``bulk_update`` takes half a minute for what this does in a second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import connection

from people.models import Post

_COLUMNS: Final = {
    "id": "bigint",
    "role_id": "bigint",
    "employer_id": "bigint",
    "fte": "numeric",
    "started_on": "date",
    "observed_from": "date",
    "ended_on": "date",
    "leaving_reason": "text",
    "ref": "text",
}
_SET: Final = ", ".join(f"{name} = new.{name}" for name in _COLUMNS if name != "id")
_ARRAYS: Final = ", ".join(f"%s::{kind}[]" for kind in _COLUMNS.values())
_UPDATE: Final = (
    f"UPDATE people_post SET {_SET} FROM unnest({_ARRAYS}) AS new ({', '.join(_COLUMNS)}) "  # noqa: S608
    "WHERE people_post.id = new.id"
)


def update_posts(posts: Sequence[Post]) -> None:
    """Write what an import may change of posts on record."""
    if posts:
        with connection.cursor() as cursor:
            cursor.execute(_UPDATE, [[getattr(post, name) for post in posts] for name in _COLUMNS])
