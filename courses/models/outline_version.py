"""Which edition of the published curriculum is the latest: one row, raised by the database itself."""

from __future__ import annotations

from django.db import models


class OutlineVersion(models.Model):
    """The number under which the Outline is cached.

    Triggers on the tables that the Outline is built from raise it (migration ``0001_initial``), so
    it changes in the transaction of the publish, unpublish, move or delete itself, whoever makes it. The number is
    taken from the clock, so that a restored or emptied database never meets an old edition in the cache.
    """

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
