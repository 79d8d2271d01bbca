"""Sign-in: by e-mail address, with a password or a passkey; nobody signs up by themselves."""

from typing import Any

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "website:welcome_begin"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ["name", "email"]},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

ACCOUNT_ADAPTER = "notifications.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "people.forms.sign_in.SignInForm",
    "reset_password": "people.forms.sign_in.ForgottenPasswordForm",
    "change_password": "people.forms.sign_in.NewPasswordForm",
    "set_password": "people.forms.sign_in.FirstPasswordForm",
    "reset_password_from_key": "people.forms.sign_in.PasswordByLinkForm",
    "add_email": "people.forms.sign_in.AnotherAddressForm",
    "reauthenticate": "people.forms.sign_in.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
# The invitation proves the address; a further one is proved by a link sent to it.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 30 * 60
# Asked on the form. A session of somebody's own device lasts 30 days, any other ends with the browser or after
# 12 hours (people/rules/device.py); the cookie of an own device says so itself.
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# Several people of one practice share an address on the internet, so the limits by address are wide and
# those by account are narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/h/key",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "join": "60/h/ip,5/h/key",
    "invitation": "30/h/ip,3/h/key",
    "help": "20/h/ip",
    # Links that nobody knows: whoever guesses keys has to wait.
    "guest_link": "20/300s/ip",
    # Each sends a mail to an address that somebody typed.
    "guest_asked": "10/h/user",
}

# Somebody with a second step may add an address all the same: it signs nobody in until it is confirmed.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "people.adapters.SecondStepAdapter"
MFA_FORMS = {
    "add_webauthn": "people.forms.second_step.AddPasskeyForm",
    "edit_webauthn": "people.forms.second_step.RenamePasskeyForm",
    "activate_totp": "people.forms.second_step.SetUpAppForm",
    "authenticate": "people.forms.second_step.SecondStepForm",
    "reauthenticate": "people.forms.second_step.ProveAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Linkway"
MFA_TOTP_TOLERANCE = 1

# Signing in with another organisation's account, where an operator names one (config/settings/provider.py).
SOCIALACCOUNT_ADAPTER = "people.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
# A form would be stopped by the content policy on its way to the provider; the answer is bound to the session.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
