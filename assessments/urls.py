"""Addresses of assessments. A quiz itself is a page of the curriculum; these are what one does in it."""

from __future__ import annotations

from django.urls import path

from assessments.observation_urls import urlpatterns as observations
from assessments.prior_learning_urls import urlpatterns as prior_learning
from assessments.views.assignment import check_work, compared, save
from assessments.views.attempt import check, question
from assessments.views.further_attempt import further_attempt
from assessments.views.quiz import begin
from assessments.views.result import result
from assessments.views.submission_file import add, download, remove

app_name = "assessments"

urlpatterns = [
    *observations,
    *prior_learning,
    path("quiz/requests/<uuid:uuid>/", further_attempt, name="further_attempt"),
    path("quiz/<uuid:step>/begin/", begin, name="begin"),
    path("quiz/attempts/<uuid:attempt>/check/", check, name="check"),
    path("quiz/attempts/<uuid:attempt>/result/", result, name="result"),
    path("quiz/attempts/<uuid:attempt>/<int:position>/", question, name="question"),
    path("assignments/<uuid:step>/draft/", save, name="save_work"),
    path("assignments/<uuid:step>/check/", check_work, name="check_work"),
    path("assignments/<uuid:step>/versions/<int:number>/", compared, name="work_version"),
    path("assignments/<uuid:step>/files/", add, name="add_file"),
    path("assignments/files/<uuid:file>/", download, name="file"),
    path("assignments/files/<uuid:file>/remove/", remove, name="remove_file"),
]
