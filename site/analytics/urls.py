from django.urls import path

from analytics.views.leaving import LeavingFiguresView
from analytics.views.people import CohortExportView, CohortView, PeopleExportView, PeopleView
from analytics.views.person import PersonView
from analytics.views.reminder import RemindCohortView, RemindPersonView
from analytics.views.retention import AnotherDayView, RetentionExportView, RetentionView
from analytics.views.this_week import ThisWeekView

app_name = "analytics"

urlpatterns = [
    path("lead/", ThisWeekView.as_view(), name="this_week"),
    path("lead/people/", PeopleView.as_view(), name="people"),
    path("lead/people/table.<slug:kind>", PeopleExportView.as_view(), name="people_export"),
    path("lead/people/<int:person_id>/", PersonView.as_view(), name="person"),
    path("lead/cohorts/<slug:slug>/", CohortView.as_view(), name="cohort"),
    path("lead/people/<int:person_id>/remind/", RemindPersonView.as_view(), name="remind_person"),
    path("lead/cohorts/<slug:slug>/remind/", RemindCohortView.as_view(), name="remind_cohort"),
    path("lead/cohorts/<slug:slug>/table.<slug:kind>", CohortExportView.as_view(), name="cohort_export"),
    path("lead/leaving/", LeavingFiguresView.as_view(), name="leaving"),
    path("lead/retention/", RetentionView.as_view(), name="retention"),
    path("lead/retention/another-day/", AnotherDayView.as_view(), name="retention_another_day"),
    path("lead/retention/table.<slug:kind>", RetentionExportView.as_view(), name="retention_export"),
]
