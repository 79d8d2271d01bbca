from django.urls import path

from website.views.account import AccountView
from website.views.my_learning import ComingUpCalendarView, MyLearningView
from website.views.plain import AccessibilityView, CookiesView, HelpView, PrivacyView

app_name = "website"

urlpatterns = [
    path("learn/", MyLearningView.as_view(), name="my_learning"),
    path("learn/coming-up.ics", ComingUpCalendarView.as_view(), name="coming_up_calendar"),
    path("learn/account/", AccountView.as_view(), name="account"),
    path("accessibility/", AccessibilityView.as_view(), name="accessibility"),
    path("privacy/", PrivacyView.as_view(), name="privacy"),
    path("cookies/", CookiesView.as_view(), name="cookies"),
    path("help/", HelpView.as_view(), name="help"),
]
