"""Addresses of assessments. A quiz itself is a page of the curriculum; these are what one does in it."""

from __future__ import annotations

from django.urls import path

from assessments.views.attempt import check, question, result
from assessments.views.quiz import begin

app_name = "assessments"

urlpatterns = [
    path("quiz/<uuid:step>/begin/", begin, name="begin"),
    path("quiz/attempts/<uuid:attempt>/check/", check, name="check"),
    path("quiz/attempts/<uuid:attempt>/result/", result, name="result"),
    path("quiz/attempts/<uuid:attempt>/<int:position>/", question, name="question"),
]
