"""Sample data for the gallery, one sample or more for every component."""

from design.gallery.sample import Sample
from design.gallery.samples import samples

__all__ = ["Sample", "samples"]
