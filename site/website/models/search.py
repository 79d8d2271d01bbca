"""What the one search box looks through: the words of everything that may be found, and the edition they are of."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

CONFIG = "english"


class SearchEntry(models.Model):
    """One thing that can be found, as a source of the registry ``searchable`` tells it.

    The database keeps ``vector`` itself: words of the title weigh most, then those of the summary. ``step`` is the id of
    the activity whose words these are, where only some may read them.
    """

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    where = models.CharField(max_length=255, blank=True)
    url = models.CharField(max_length=500)
    step = models.BigIntegerField(null=True, blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("title", config=CONFIG, weight="A")
        + SearchVector("summary", config=CONFIG, weight="B")
        + SearchVector("body", config=CONFIG, weight="D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="a_thing_is_found_once"),
        ]
        indexes = [GinIndex(fields=["vector"], name="search_by_words")]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"


class SearchEdition(models.Model):
    """Of which edition of everything the entries are: one row."""

    edition = models.CharField(max_length=64)
    built_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.edition
