from django.urls import path

from portfolio.views.certificate import CertificateView, VerifyView
from portfolio.views.entry import CPDYearView, EntryView, LogView, RemoveEntryView
from portfolio.views.external_training import (
    CorrectTrainingView,
    MyPeoplesTrainingView,
    RecordTrainingView,
    RemoveTrainingView,
    TrainingFileView,
    TrainingView,
)
from portfolio.views.home import CertificatesView, HomeView
from portfolio.views.my_data import DataExportView, ErasureView, MyDataView, erasure_begun
from portfolio.views.training_record import record_for_step

app_name = "portfolio"

urlpatterns = [
    path("learn/portfolio/", HomeView.as_view(), name="home"),
    path("learn/portfolio/year/", CPDYearView.as_view(), name="cpd_year"),
    path("learn/portfolio/log/", LogView.as_view(), name="log"),
    path("learn/portfolio/log/<uuid:uuid>/", EntryView.as_view(), name="entry"),
    path("learn/portfolio/log/<uuid:uuid>/remove/", RemoveEntryView.as_view(), name="remove_entry"),
    path("learn/portfolio/certificates/", CertificatesView.as_view(), name="certificates"),
    path("learn/portfolio/certificates/<uuid:pk>/", CertificateView.as_view(), name="certificate"),
    path("learn/portfolio/training/", TrainingView.as_view(), name="training"),
    path("learn/portfolio/training/new/", RecordTrainingView.as_view(), name="record_training"),
    path(
        "learn/portfolio/training/<uuid:uuid>/correct/",
        CorrectTrainingView.as_view(),
        name="correct_training",
    ),
    path("learn/portfolio/training/<uuid:uuid>/file/", TrainingFileView.as_view(), name="training_file"),
    path(
        "learn/portfolio/training/<uuid:uuid>/remove/", RemoveTrainingView.as_view(), name="remove_training"
    ),
    path("learn/portfolio/training/steps/<uuid:step>/", record_for_step, name="record_for_step"),
    path("lead/training/", MyPeoplesTrainingView.as_view(), name="training_of_my_people"),
    path("learn/portfolio/my-data/", MyDataView.as_view(), name="my_data"),
    path("learn/portfolio/my-data/copies/<uuid:uuid>/", DataExportView.as_view(), name="data_export"),
    path("learn/portfolio/my-data/erase/", ErasureView.as_view(), name="erasure"),
    path("goodbye/", erasure_begun, name="erasure_begun"),
    path("verify/<str:number>/", VerifyView.as_view(), name="verify"),
]
