"""The words of the field, each explained once."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower


class GlossaryTerm(models.Model):
    """A term and its meaning; a text links to it by ``[[term]]``, without regard to case."""

    curriculum = models.CharField(max_length=100)
    term = models.CharField(max_length=100)
    definition = models.TextField(help_text="Markdown; one or two sentences.")

    class Meta:
        constraints = [models.UniqueConstraint("curriculum", Lower("term"), name="a_term_is_explained_once")]

    def __str__(self) -> str:
        return self.term
