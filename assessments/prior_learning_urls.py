"""Addresses of claims of prior learning: the files that people bring, and the assessors' screens."""

from __future__ import annotations

from django.urls import path

from assessments.views.evidence_file import evidence_file, evidence_files, remove_evidence
from assessments.views.prior_learning import AnswerClaimView, ClaimQueueView

urlpatterns = [
    path("learn/prior-learning/files/", evidence_files, name="evidence_files"),
    path("learn/prior-learning/files/<uuid:file>/", evidence_file, name="evidence_file"),
    path("learn/prior-learning/files/<uuid:file>/remove/", remove_evidence, name="remove_evidence"),
    path("lead/prior-learning/", ClaimQueueView.as_view(), name="claim_queue"),
    path("lead/prior-learning/<uuid:uuid>/", AnswerClaimView.as_view(), name="prior_claim"),
]
