"""A made-up form with every kind of field, once empty and once with mistakes."""

from django import forms


class SampleForm(forms.Form):
    """Every kind of field that Linkway uses."""

    name = forms.CharField(label="Your name", help_text="As colleagues know you.")
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    started_on = forms.DateField(label="When did you start?", widget=forms.DateInput(attrs={"type": "date"}))
    role = forms.ChoiceField(
        label="Your role", choices=[("", "Choose one"), ("link_worker", "Link worker"), ("other", "Other")]
    )
    pace = forms.ChoiceField(
        label="How many modules a month?",
        widget=forms.RadioSelect,
        choices=[("1", "One"), ("2", "Two")],
        initial="1",
        help_text="You can change this at any time.",
    )
    places = forms.MultipleChoiceField(
        label="Where do you work?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            ("practice", "In a practice"),
            ("home", "In people's homes"),
            ("community", "In the community"),
        ],
    )
    about = forms.CharField(
        label="What would you like help with?", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    evidence = forms.FileField(label="A file", required=False, help_text="PDF or Word, up to 10 MB.")
    agrees = forms.BooleanField(label="I have taken out anything that could identify somebody")


class SampleFilterForm(forms.Form):
    """A filter with two fields."""

    q = forms.CharField(label="Name", required=False)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All"), ("behind", "Behind"), ("paused", "Paused")]
    )


def empty_form() -> SampleForm:
    return SampleForm(prefix="empty")


def form_with_mistakes() -> SampleForm:
    return SampleForm({"wrong-email": "nia@", "wrong-pace": "3", "wrong-name": "Nia"}, prefix="wrong")
