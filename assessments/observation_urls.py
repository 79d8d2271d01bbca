"""Addresses of observations: the learner's, the observer's, and those of somebody without an account."""

from __future__ import annotations

from django.urls import path

from assessments.views.observation import ask_observer, keep_words, observation, withdraw_observation
from assessments.views.observation_answer import observation_asked, observations_asked, take_observation
from assessments.views.observation_guest import GuestObservationView, OpenObservationView

urlpatterns = [
    path("observations/steps/<uuid:step>/ask/", ask_observer, name="ask_observer"),
    path("observations/steps/<uuid:step>/keep/", keep_words, name="keep_words"),
    path("observations/<uuid:uuid>/", observation, name="observation"),
    path("observations/<uuid:uuid>/withdraw/", withdraw_observation, name="withdraw_observation"),
    path("lead/observations/", observations_asked, name="observations_asked"),
    path("lead/observations/<uuid:uuid>/", observation_asked, name="observation_asked"),
    path("lead/observations/<uuid:uuid>/take/", take_observation, name="take_observation"),
    path("observe/asked/<uuid:uuid>/", GuestObservationView.as_view(), name="guest_observation"),
    path("observe/<str:key>/", OpenObservationView.as_view(), name="guest_observation_open"),
]
