from django.urls import path

from website.views.account import AccountView
from website.views.help import GlossaryView, HelpGuideView, HelpView
from website.views.invitation import InvitationView, NewInvitationView, open_invitation
from website.views.invitations import InvitationsView
from website.views.join import (
    JoinRequestView,
    JoinView,
    LinkWorkerView,
    OpenProgrammeView,
    OrganisationView,
    SentView,
)
from website.views.kept_post import KeptPostView
from website.views.moving import LeavingView, WelcomeAddressView
from website.views.my_learning import ComingUpCalendarView, MyLearningView
from website.views.open_programme import take_place
from website.views.plain import AccessibilityView, CookiesView, PrivacyView
from website.views.posts import AddPersonView, ConfirmPostsView, EndPostView, PostsView, PostView
from website.views.report import (
    HelpRequestAnswerView,
    MyHelpRequestsView,
    MyHelpRequestView,
    ReportedView,
    ReportView,
)
from website.views.requests import RequestsView, RequestView
from website.views.saved import SavedView, save
from website.views.search import SearchView
from website.views.support import SupportPeopleView, SupportPersonView, SupportRequestView, SupportView
from website.views.welcome import (
    MyPostsView,
    WelcomeBeginView,
    WelcomePostView,
    WelcomeWhoSeesWhatView,
)

app_name = "website"

urlpatterns = [
    path("learn/", MyLearningView.as_view(), name="my_learning"),
    path("learn/coming-up.ics", ComingUpCalendarView.as_view(), name="coming_up_calendar"),
    path("learn/account/", AccountView.as_view(), name="account"),
    path("learn/my-posts/", MyPostsView.as_view(), name="my_posts"),
    path("learn/welcome/who-sees-what/", WelcomeWhoSeesWhatView.as_view(), name="welcome_who_sees_what"),
    path("learn/welcome/my-post/", WelcomePostView.as_view(), name="welcome_post"),
    path("learn/my-posts/<uuid:uuid>/leaving/", LeavingView.as_view(), name="leaving"),
    path("learn/welcome/address/", WelcomeAddressView.as_view(), name="welcome_address"),
    path("learn/welcome/begin/", WelcomeBeginView.as_view(), name="welcome_begin"),
    path("learn/programmes/<slug:code>/place/", take_place, name="take_place"),
    path("join/", JoinView.as_view(), name="join"),
    path("join/link-worker/", LinkWorkerView.as_view(), name="join_link_worker"),
    path("join/organisation/", OrganisationView.as_view(), name="join_organisation"),
    path("join/programmes/<slug:code>/", OpenProgrammeView.as_view(), name="join_programme"),
    path("join/sent/", SentView.as_view(), name="join_sent"),
    path("join/request/<str:key>/", JoinRequestView.as_view(), name="join_request"),
    path("join/invitation/", InvitationView.as_view(), name="invitation"),
    path("join/invitation/again/", NewInvitationView.as_view(), name="new_invitation"),
    path("join/invitation/<str:key>/", open_invitation, name="open_invitation"),
    path("lead/people/add/", AddPersonView.as_view(), name="add_person"),
    path("lead/people/invitations/", InvitationsView.as_view(), name="invitations"),
    path("lead/requests/", RequestsView.as_view(), name="requests"),
    path("lead/requests/<uuid:uuid>/", RequestView.as_view(), name="request"),
    path("lead/posts/", PostsView.as_view(), name="posts"),
    path("lead/posts/confirm/", ConfirmPostsView.as_view(), name="confirm_posts"),
    path("lead/posts/<uuid:uuid>/", PostView.as_view(), name="post"),
    path("lead/posts/<uuid:uuid>/right-as-it-is/", KeptPostView.as_view(), name="keep_post"),
    path("lead/posts/<uuid:uuid>/end/", EndPostView.as_view(), name="end_post"),
    path("accessibility/", AccessibilityView.as_view(), name="accessibility"),
    path("privacy/", PrivacyView.as_view(), name="privacy"),
    path("cookies/", CookiesView.as_view(), name="cookies"),
    path("learn/saved/", SavedView.as_view(), name="saved"),
    path("learn/saved/add/", save, name="save"),
    path("search/", SearchView.as_view(), name="search"),
    path("glossary/", GlossaryView.as_view(), name="glossary"),
    path("help/", HelpView.as_view(), name="help"),
    path("help/ask/", ReportView.as_view(), name="report"),
    path("help/asked/", ReportedView.as_view(), name="reported"),
    path("help/requests/", MyHelpRequestsView.as_view(), name="my_help_requests"),
    path("help/requests/<uuid:uuid>/", MyHelpRequestView.as_view(), name="my_help_request"),
    path("help/answers/<str:key>/", HelpRequestAnswerView.as_view(), name="help_request_answer"),
    path("lead/support/", SupportView.as_view(), name="support"),
    path("lead/support/people/", SupportPeopleView.as_view(), name="support_people"),
    path("lead/support/people/<int:pk>/", SupportPersonView.as_view(), name="support_person"),
    path("lead/support/<uuid:uuid>/", SupportRequestView.as_view(), name="support_request"),
    path("help/<slug:slug>/", HelpGuideView.as_view(), name="help_guide"),
]
