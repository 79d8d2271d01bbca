"""The addresses of confirmations and sign-offs; read before those that take the code of a competency."""

from django.urls import path

from competencies.views.guest_verification import GuestVerificationView, OpenGuestVerificationView
from competencies.views.sign_off import AnswerSignOffView, SignOffsView, SignOffView, WithdrawSignOffView
from competencies.views.verification import (
    AskVerificationView,
    VerificationsView,
    VerificationView,
    WithdrawVerificationView,
)
from competencies.views.verification_answer import (
    AnswerVerificationsView,
    AnswerVerificationView,
    TakeVerificationView,
    VerificationPoolView,
)

MINE = "learn/competencies/verification/"
LEAD = "lead/verification/"
GUEST = "guest/verification/"
SIGN_OFF = "learn/competencies/sign-off/"

urlpatterns = [
    path(MINE, VerificationsView.as_view(), name="verifications"),
    path(f"{MINE}ask/", AskVerificationView.as_view(), name="ask_verification"),
    path(f"{MINE}<uuid:uuid>/", VerificationView.as_view(), name="verification"),
    path(f"{MINE}<uuid:uuid>/withdraw/", WithdrawVerificationView.as_view(), name="withdraw_verification"),
    path(LEAD, AnswerVerificationsView.as_view(), name="answer_verifications"),
    path(f"{LEAD}pool/", VerificationPoolView.as_view(), name="verification_pool"),
    path(f"{LEAD}<uuid:uuid>/", AnswerVerificationView.as_view(), name="answer_verification"),
    path(f"{LEAD}<uuid:uuid>/take/", TakeVerificationView.as_view(), name="take_verification"),
    path(
        f"{LEAD}<uuid:uuid>/give-back/",
        TakeVerificationView.as_view(gives_back=True),
        name="give_back_verification",
    ),
    path(f"{LEAD}sign-off/<uuid:uuid>/", AnswerSignOffView.as_view(), name="answer_sign_off"),
    path(SIGN_OFF, SignOffsView.as_view(), name="sign_offs"),
    path(f"{SIGN_OFF}<uuid:uuid>/", SignOffView.as_view(), name="sign_off"),
    path(f"{SIGN_OFF}<uuid:uuid>/withdraw/", WithdrawSignOffView.as_view(), name="withdraw_sign_off"),
    path(f"{GUEST}<uuid:uuid>/", GuestVerificationView.as_view(), name="guest_verification"),
    path(f"{GUEST}<str:key>/", OpenGuestVerificationView.as_view(), name="open_guest_verification"),
]
