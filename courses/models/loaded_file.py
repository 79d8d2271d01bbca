"""What the last load of a curriculum folder remembers."""

from __future__ import annotations

from django.db import models
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string


class LoadedFile(models.Model):
    """One text file of a curriculum: its text as read, and a hash of what it became.

    ``became`` is the hash of the page's own text right after the load. A page whose text has another hash has been
    edited since; one with the same hash is exported as the very text that was read. ``revision_id`` is the page's latest
    revision then, for kinds whose pages say everything themselves. ``awaits_review`` marks a page that a load has left a
    draft until a practitioner has read it.
    """

    curriculum = models.CharField(max_length=100)
    path = models.CharField(max_length=500)
    code = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=30)
    text = models.TextField(blank=True)
    became = models.CharField(max_length=64, blank=True)
    revision_id = models.BigIntegerField(null=True, blank=True)
    is_kept_for_later = models.BooleanField(default=False)
    awaits_review = models.BooleanField(default=False)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["curriculum", "path"], name="a_curriculum_file_is_loaded_once")
        ]

    def __str__(self) -> str:
        return self.path


class MediaFile(models.Model):
    """An image or document of a curriculum, under the path that its texts name."""

    curriculum = models.CharField(max_length=100)
    path = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    image = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["curriculum", "path"], name="a_media_file_has_one_path"),
            models.CheckConstraint(
                condition=models.Q(image__isnull=True) | models.Q(document__isnull=True),
                name="a_media_file_is_an_image_or_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.path
