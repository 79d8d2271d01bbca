"""The form that says when somebody's CPD year begins."""

from __future__ import annotations

import calendar

from django import forms


class CPDYearForm(forms.Form):
    month = forms.TypedChoiceField(
        label="In which month does your membership year begin?",
        help_text="It is counted from the first day of that month.",
        choices=[(number, calendar.month_name[number]) for number in range(1, 13)],
        coerce=int,
    )
