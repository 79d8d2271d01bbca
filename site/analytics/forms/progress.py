from __future__ import annotations

from django import forms

from courses.vocabulary import StudyStatus


class ProgressFilterForm(forms.Form):
    """What a lead may narrow a table of people by; its words are those of ``rules.progress_table.table_request``."""

    q = forms.CharField(label="Name", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Standing",
        required=False,
        choices=[
            ("", "Everybody"),
            *(
                (status.value, status.label)
                for status in (
                    StudyStatus.BEHIND,
                    StudyStatus.NOT_STARTED,
                    StudyStatus.ON_TRACK,
                    StudyStatus.PAUSED,
                    StudyStatus.COMPLETED,
                    StudyStatus.NOT_ENROLLED,
                )
            ),
        ],
    )
