"""Addresses of courses."""

from __future__ import annotations

from django.urls import path

from courses.views.changes import acknowledge_changes
from courses.views.leaving import ComeBackView, LeaveProgrammeView
from courses.views.lesson import complete_lesson
from courses.views.pathway import choose_pathway
from courses.views.plan import PlanView
from courses.views.prior_learning import (
    BeginClaimView,
    ClaimView,
    PriorLearningView,
    WithdrawClaimView,
)
from courses.views.programme import HowToBeEnrolledView
from courses.views.reflection import save_reflection
from courses.views.router import programmes

app_name = "courses"

urlpatterns = [
    path("programmes/", programmes, name="programmes"),
    path("programmes/<path:path>", programmes, name="programme_page"),
    path("learn/how-to-be-enrolled/", HowToBeEnrolledView.as_view(), name="how_to_be_enrolled"),
    path("learn/plan/<slug:programme>/", PlanView.as_view(), name="plan"),
    path("learn/plan/<slug:programme>/leave/", LeaveProgrammeView.as_view(), name="leave"),
    path("learn/plan/<slug:programme>/come-back/", ComeBackView.as_view(), name="come_back"),
    path("learn/prior-learning/", PriorLearningView.as_view(), name="prior_learning"),
    path("learn/prior-learning/begin/<uuid:target>/", BeginClaimView.as_view(), name="begin_claim"),
    path("learn/prior-learning/<uuid:uuid>/", ClaimView.as_view(), name="prior_claim"),
    path("learn/prior-learning/<uuid:uuid>/withdraw/", WithdrawClaimView.as_view(), name="withdraw_claim"),
    path("learn/pathways/<uuid:pathway>/choose/", choose_pathway, name="choose_pathway"),
    path("learn/modules/<uuid:module>/changes/", acknowledge_changes, name="acknowledge_changes"),
    path("learn/steps/<uuid:step>/done/", complete_lesson, name="complete_lesson"),
    path("notes/<uuid:step>/<slug:prompt>/", save_reflection, name="save_reflection"),
]
