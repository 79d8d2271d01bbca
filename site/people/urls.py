from django.urls import path

from people.views.sign_in import cannot_sign_in
from people.views.who_sees_what import who_sees_what

app_name = "people"

urlpatterns = [
    path("learn/who-sees-what/", who_sees_what, name="who_sees_what"),
    path("sign-in-help/", cannot_sign_in, name="cannot_sign_in"),
]
