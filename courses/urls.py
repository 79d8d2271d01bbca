"""Addresses of courses."""

from __future__ import annotations

from django.urls import path

from courses.views.router import programmes

app_name = "courses"

urlpatterns = [
    path("programmes/", programmes, name="programmes"),
    path("programmes/<path:path>", programmes, name="programme_page"),
]
