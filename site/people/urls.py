from django.urls import path

from people.views.device import DevicesView
from people.views.fresh_sign_in import file_ready, sign_in_again
from people.views.kept_words import WaitingWordsView, signed_in_again
from people.views.second_step import second_step
from people.views.sign_in import cannot_sign_in
from people.views.who_sees_what import who_sees_what

app_name = "people"

urlpatterns = [
    path("learn/who-sees-what/", who_sees_what, name="who_sees_what"),
    path("learn/account/devices/", DevicesView.as_view(), name="devices"),
    path("learn/account/second-step/", second_step, name="second_step"),
    path("learn/account/file/", file_ready, name="file_ready"),
    path("learn/account/again/", sign_in_again, name="sign_in_again"),
    path("learn/account/words/", WaitingWordsView.as_view(), name="waiting_words"),
    path("learn/account/back/", signed_in_again, name="signed_in_again"),
    path("sign-in-help/", cannot_sign_in, name="cannot_sign_in"),
]
