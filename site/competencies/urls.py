from django.urls import path

from competencies.verification_urls import urlpatterns as verification
from competencies.views.competencies import CompetenciesView
from competencies.views.rating import CompetencyView

app_name = "competencies"

urlpatterns = [
    *verification,
    path("learn/competencies/", CompetenciesView.as_view(), name="home"),
    path("learn/competencies/<slug:code>/", CompetencyView.as_view(), name="competency"),
]
