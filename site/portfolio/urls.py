from django.urls import path

from portfolio.views.certificate import CertificateView, VerifyView
from portfolio.views.entry import CPDYearView, EntryView, LogView, RemoveEntryView
from portfolio.views.home import CertificatesView, HomeView
from portfolio.views.my_data import DataExportView, ErasureView, MyDataView, erasure_begun

app_name = "portfolio"

urlpatterns = [
    path("learn/portfolio/", HomeView.as_view(), name="home"),
    path("learn/portfolio/year/", CPDYearView.as_view(), name="cpd_year"),
    path("learn/portfolio/log/", LogView.as_view(), name="log"),
    path("learn/portfolio/log/<uuid:uuid>/", EntryView.as_view(), name="entry"),
    path("learn/portfolio/log/<uuid:uuid>/remove/", RemoveEntryView.as_view(), name="remove_entry"),
    path("learn/portfolio/certificates/", CertificatesView.as_view(), name="certificates"),
    path("learn/portfolio/certificates/<uuid:pk>/", CertificateView.as_view(), name="certificate"),
    path("learn/portfolio/my-data/", MyDataView.as_view(), name="my_data"),
    path("learn/portfolio/my-data/copies/<uuid:uuid>/", DataExportView.as_view(), name="data_export"),
    path("learn/portfolio/my-data/erase/", ErasureView.as_view(), name="erasure"),
    path("goodbye/", erasure_begun, name="erasure_begun"),
    path("verify/<str:number>/", VerifyView.as_view(), name="verify"),
]
