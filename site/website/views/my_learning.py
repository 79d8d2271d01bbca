"""My learning: what is next, first and large; then what is due; then the line; then quiet blocks."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView


class MyLearningView(LoginRequiredMixin, TemplateView):
    template_name = "website/pages/my_learning.html"
