"""Addresses of the assessors' screens for claims of prior learning."""

from __future__ import annotations

from django.urls import path

from assessments.views.prior_learning import AnswerClaimView, ClaimQueueView

urlpatterns = [
    path("lead/prior-learning/", ClaimQueueView.as_view(), name="claim_queue"),
    path("lead/prior-learning/<uuid:uuid>/", AnswerClaimView.as_view(), name="prior_claim"),
]
