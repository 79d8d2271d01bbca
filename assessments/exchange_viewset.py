"""The screens of imports and exports of questions, under one address and one place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from assessments.permissions import may_exchange_questions
from assessments.views.exchange import (
    ExchangeView,
    QuestionExportView,
    QuestionImportView,
    download_questions,
    import_report,
)


class ExchangeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_exchange_questions(request.user)


class ExchangeViewSet(ViewSet):
    icon = "upload"
    menu_label = "Import and export"
    menu_item_class = ExchangeMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ExchangeView.as_view(), name="index"),
            path("export/", QuestionExportView.as_view(), name="export"),
            path("export/file/", download_questions, name="download"),
            path("<int:pk>/", QuestionImportView.as_view(), name="run"),
            path("<int:pk>/report/", import_report, name="report"),
        ]


exchange = ExchangeViewSet("question_exchange", url_prefix="question_exchange")
