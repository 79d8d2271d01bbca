"""Allauth's forms that ask for an address or a password, in our words."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django.http import HttpRequest, HttpResponse

from foundations.clock import now
from people import sign_in_session
from people.rules.device import signed_in_until

_WRITE_AN_ADDRESS: Final = {
    "required": "Write an e-mail address.",
    "invalid": "Write a whole e-mail address, such as name@example.nhs.uk.",
}
_PASSWORDS: Final = {
    "oldpassword": ("The password that you have now", "Write the password that you have now."),
    "password1": ("New password", "Write a new password."),
    "password2": ("New password once more", "Write the new password once more."),
}


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["login"].error_messages.update(_WRITE_AN_ADDRESS)
        self.fields["password"].error_messages["required"] = "Write your password."
        if "remember" in self.fields:
            self.fields["remember"].label = "This is my own device: keep me signed in for 30 days"

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Remember across a second step what was said of the device; allauth sets its own end of the session last."""
        is_own = bool(self.cleaned_data.get("remember"))
        request.session[sign_in_session.OWN] = is_own
        answer: HttpResponse = super().login(request, redirect_url)
        if request.user.is_authenticated:
            sign_in_session.last_until(request, signed_in_until(at=now(), is_own=is_own), is_own=is_own)
        return answer


class ForgottenPasswordForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)


class AnotherAddressForm(AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].error_messages["required"] = "Write your password."


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_passwords(self)


class FirstPasswordForm(SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_passwords(self)


class PasswordByLinkForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_passwords(self)


def _ask_for_passwords(form: NewPasswordForm | FirstPasswordForm | PasswordByLinkForm) -> None:
    """Name the boxes; the page itself says in one sentence what makes a good password."""
    for name, (label, missing) in _PASSWORDS.items():
        if name in form.fields:
            field = form.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = missing


def _in_our_words(form: ResetPasswordForm | AddEmailForm) -> None:
    form.fields["email"].label = "E-mail address"
    form.fields["email"].widget.attrs.pop("placeholder", None)
    form.fields["email"].error_messages.update(_WRITE_AN_ADDRESS)
