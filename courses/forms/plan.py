"""A learner's own plan: its pace, and days away."""

from __future__ import annotations

from decimal import Decimal

from django import forms

PACES = (
    ("0.50", "One module every two months"),
    ("0.75", "Three modules every four months"),
    ("1.00", "One module a month"),
    ("1.50", "Three modules every two months"),
    ("2.00", "Two modules a month"),
)


class PaceForm(forms.Form):
    """How quickly a plan goes."""

    pace = forms.ChoiceField(
        label="How quickly would you like to go?", widget=forms.RadioSelect, choices=PACES
    )

    def __init__(
        self, *args: object, current: Decimal, proposed: Decimal | None = None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["pace"] = f"{current:.2f}"
        choices = dict(PACES)
        choices.setdefault(f"{current:.2f}", f"{current.normalize():f} modules a month, as now")
        if proposed is not None:
            words = choices.get(f"{proposed:.2f}", f"{proposed.normalize():f} modules a month")
            choices[f"{proposed:.2f}"] = f"{words} (goes with your hours)"
        field = self.fields["pace"]
        if isinstance(field, forms.ChoiceField):
            field.choices = sorted(choices.items(), key=lambda choice: Decimal(choice[0]))

    @property
    def modules_per_month(self) -> Decimal:
        return Decimal(self.cleaned_data["pace"])


class PauseForm(forms.Form):
    """Days on which nothing falls due."""

    start = forms.DateField(
        label="First day away", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="First day back", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class TakeBackForm(forms.Form):
    """Days away that are to come, by the first of them."""

    start = forms.DateField()
