"""Recording training that was taken elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from assessments.rules.work_file import LARGEST, FileRefused
from foundations.checked_words import ChecksWords
from portfolio.actions.training_file import CERTIFICATE_KINDS, TrainingFile, read_file
from portfolio.models import ExternalTraining
from portfolio.rules.training import codes_that_do, usual_expiry, vocabulary
from portfolio.rules.training_record import may_record

NOT_A_CERTIFICATE = "Add the certificate as a PDF, or as a JPEG or PNG picture."


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TrainingForm(ChecksWords):
    """One record. Opened from a step it asks only for what that step takes."""

    word_fields = ("title", "provider")

    code = forms.ChoiceField(
        label="Which training was it?", error_messages={"required": "Choose which training it was."}
    )
    level = forms.ChoiceField(label="Which tier?", required=False)
    title = forms.CharField(
        label="What was it called?",
        help_text="As it stands on the certificate. Needed only for something else.",
        required=False,
        max_length=200,
    )
    provider = forms.CharField(
        label="Who provided it?",
        help_text="For example your employer, your council, or elfh.",
        max_length=200,
        error_messages={"required": "Say who provided it."},
    )
    done_on = forms.DateField(
        label="When did you do it?",
        error_messages={"required": "Give the day on which you did it.", "invalid": "Write a real date."},
        widget=_day(),
    )
    expires_on = forms.DateField(
        label="Until when does it count?",
        help_text="The last day, if the certificate or your employer gives one.",
        required=False,
        error_messages={"invalid": "Write a real date."},
        widget=_day(),
    )
    hours = forms.DecimalField(
        label="How many hours did it take?",
        help_text="For your CPD log.",
        required=False,
        min_value=0,
        max_value=400,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 4}),
        error_messages={"invalid": "Write the hours as a number, such as 1.5."},
    )
    certificate = forms.FileField(
        label="The certificate",
        help_text="A PDF or a picture, 10 MB at most. Only you, your line manager and the programme team can open it.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, *args: Any, today: date, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.asked = today, asked
        known = vocabulary()
        codes = [code for code in (codes_that_do(asked) if asked else known) if code in known]
        choices = [(code, known[code].title) for code in codes]
        if asked:
            del self.fields["title"]
            self.word_fields = ("provider",)  # type: ignore[assignment]
        else:
            choices = [("", "Choose one"), *choices, (OTHER, "Something else")]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]
        tiers = list(dict.fromkeys(tier for code in codes for tier in known[code].tiers))
        self.fields["level"].choices = [("", "Choose one"), *((tier, tier) for tier in tiers)]  # type: ignore[attr-defined]
        if not tiers:
            del self.fields["level"]
        elif not asked:
            self.fields["level"].help_text = "Only for learning disability and autism training."

    def clean_certificate(self) -> TrainingFile | None:
        sent: Any = self.cleaned_data["certificate"]
        if sent is None:
            return None
        if (sent.size or 0) > LARGEST:
            raise ValidationError("This file is larger than 10 MB. Make a smaller picture of it.")
        try:
            file = read_file(sent.name or "", sent.read())
        except FileRefused as refused:
            raise ValidationError(" ".join(refused.verdict.sentences)) from None
        if file.kind not in CERTIFICATE_KINDS:
            raise ValidationError(NOT_A_CERTIFICATE)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        code = cleaned.get("code") or ""
        if code == OTHER and not (cleaned.get("title") or "").strip():
            self.add_error("title", "Say what it was called.")
        if done_on := cleaned.get("done_on"):
            known = "" if code == OTHER else code
            tiers = vocabulary()[known].tiers if known else ()
            verdict = may_record(
                code=known,
                level=(cleaned.get("level") or "") if tiers else "",
                done_on=done_on,
                expires_on=cleaned.get("expires_on"),
                today=self.today,
            )
            for refusal in verdict.refusals:
                self.add_error(_FIELD.get(refusal.code, "done_on"), refusal.sentence)
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what ``record_training`` takes."""
        given = self.cleaned_data
        code = "" if given["code"] == OTHER else given["code"]
        known = vocabulary().get(code)
        title = (given.get("title") or "").strip() or (known.title if known else "")
        return {
            "code": code,
            "level": (given.get("level") or "") if known and known.tiers else "",
            "title": title,
            "provider": given["provider"].strip(),
            "done_on": given["done_on"],
            "expires_on": given["expires_on"] or usual_expiry(code, given["done_on"]),
            "minutes": round((given["hours"] or 0) * 60),
            "file": given["certificate"],
        }


def initial_of(training: ExternalTraining) -> dict[str, Any]:
    """Return a record as the form shows it, to be put right."""
    return {
        "code": training.code or OTHER,
        "level": training.level,
        "title": "" if training.code else training.title,
        "provider": training.provider,
        "done_on": training.done_on,
        "expires_on": training.expires_on,
        "hours": f"{training.minutes / 60:g}" if training.minutes else "",
    }


class SendBackForm(ChecksWords):
    """What has to be put right; its person reads it."""

    word_fields = ("because",)

    because = forms.CharField(
        label="What has to be put right?",
        help_text="They read this on Linkway; the e-mail does not say it.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what has to be put right."},
    )
    field_order = ("because", "own")


OTHER = "other"
_FIELD = {"no_tier": "level", "unknown_tier": "level", "over_before": "expires_on", "unknown_code": "code"}
