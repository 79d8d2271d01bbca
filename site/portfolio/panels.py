"""The panels of the training record's editor."""

from __future__ import annotations

from django.forms import Select
from wagtail.admin.panels import FieldPanel

from courses.panels import CHECK, CONTENT, what_it_is
from portfolio.rules.training import vocabulary

_CHOICES = [("", "Choose one"), *((training.code, training.title) for training in vocabulary().values())]

TRAINING_RECORD = [
    *what_it_is(),
    FieldPanel(
        "training",
        heading="The training that is asked for",
        widget=Select(choices=_CHOICES),
        help_text="A higher level of the same training does as well.",
    ),
    *CONTENT,
    FieldPanel("minutes", heading="Minutes, without the training itself"),
    *CHECK,
]
