"""Steps of setting the site up that the tables do not show by themselves."""

from __future__ import annotations

from django.db import models

from website.vocabulary import Mark


class SetUpMark(models.Model):
    """That a step was done, and when it last was."""

    step = models.CharField(max_length=30, choices=Mark, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.step
