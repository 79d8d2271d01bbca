from django.urls import path

from notifications.views.inbox import InboxView, address_works, open_notification, read
from notifications.views.kept_mail import KeptMailListView, KeptMailView, kept_mail_html
from notifications.views.preferences import PreferencesView
from notifications.views.reports import mail_reports
from notifications.views.stop import StopView

app_name = "notifications"

urlpatterns = [
    path("learn/inbox/", InboxView.as_view(), name="inbox"),
    path("learn/inbox/read/", read, name="read"),
    path("learn/inbox/preferences/", PreferencesView.as_view(), name="preferences"),
    path("learn/inbox/address-works/", address_works, name="address_works"),
    path("learn/inbox/<uuid:uuid>/", open_notification, name="open"),
    path("mail/stop/<str:token>/", StopView.as_view(), name="stop"),
    path("mail/reports/", mail_reports, name="mail_reports"),
    path("design/mail/", KeptMailListView.as_view(), name="kept_mail_list"),
    path("design/mail/<str:name>/", KeptMailView.as_view(), name="kept_mail"),
    path("design/mail/<str:name>/html/", kept_mail_html, name="kept_mail_html"),
]
