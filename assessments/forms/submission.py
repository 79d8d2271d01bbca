"""What a learner's screen sends: nothing is refused here that a rule refuses better."""

from __future__ import annotations

from typing import Any

from django import forms


class ConfirmForm(forms.Form):
    """Hands in; where something doubtful was found, it asks whether that is an organisation's or one's own."""

    own = forms.BooleanField(label="It is an organisation’s or my own", required=False)

    def __init__(self, *args: Any, is_asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_asked:
            del self.fields["own"]
