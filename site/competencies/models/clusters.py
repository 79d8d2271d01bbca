"""A row that Wagtail edits together with its parts, and the key by which a part belongs to it.

``modelcluster`` has no types: to the type checker these are a plain model and a plain foreign key, as in the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import ForeignKey as ParentalKey
    from django.db.models import Model as ClusterableModel
else:
    from modelcluster.fields import ParentalKey
    from modelcluster.models import ClusterableModel

__all__ = ["ClusterableModel", "ParentalKey"]
