"""A marker with a piece of work: the form with the margin, what is kept of it meanwhile, and the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from wagtail.admin import messages

from assessments.actions.form_draft import FormDraftIsNewer
from assessments.actions.marking_queue import MarkingRefused, keep_marking_draft, mark
from assessments.forms.marking import MarkingForm
from assessments.models import MarkingDraft, MarkingTask
from assessments.queries.marking_work import work_of
from assessments.views import form_draft
from foundations.clock import now
from people.models import Person


class Decision:
    """One marker with one piece of work. Whatever is refused, what was typed stays on the screen."""

    def __init__(self, request: HttpRequest, task: MarkingTask, marker: Person) -> None:
        self.request, self.task, self.marker = request, task, marker
        self.shown = work_of(task, marker)
        draft = self.shown.draft
        self.edition = draft.edition if draft else 0
        self.form = self._form(
            draft.filled if draft else {}, request.POST if request.method == "POST" else None
        )
        self.elsewhere: list[tuple[str, str]] = []
        self.said: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        return form_draft.KEEP in self.request.POST

    def _form(self, filled: Mapping[str, str], data: Any = None) -> MarkingForm:
        texts = [each.text for each in self.shown.paragraphs]
        return MarkingForm(data, rubric=self.shown.rubric, paragraphs=texts, initial=dict(filled))

    def to_script(self) -> JsonResponse:
        return form_draft.to_script(lambda: self._keep().edition)

    def is_taken(self) -> bool:
        """Keep the draft or decide, as was asked for; False where something has to be put right, or nothing is to be done any more."""
        try:
            return self._keeps() if self.is_draft else self._decides()
        except MarkingRefused as refused:
            self._say(refused.verdict.sentences)
            return False

    def _say(self, sentences: tuple[str, ...]) -> None:
        """Say why it is refused: over the form while it is theirs to mark, else over what they typed."""
        self.task.refresh_from_db(fields=["claimed_by", "marked_at"])
        if self.task.marked_at is None and self.task.claimed_by_id == self.marker.pk:
            for sentence in sentences:
                self.form.add_error(None, sentence)
            return
        self.said = sentences

    def _keep(self) -> MarkingDraft:
        filled, edition = self.form.as_draft(), form_draft.edition_in(self.request)
        return keep_marking_draft(task=self.task, by=self.marker, filled=filled, at=now(), edition=edition)

    def _keeps(self) -> bool:
        try:
            self._keep()
        except FormDraftIsNewer as newer:
            self.elsewhere = self.form.differing(newer.kept)
            self.edition, self.form = newer.edition, self._form(self.form.as_draft())
            return False
        messages.success(self.request, "Saved. Nobody else sees it until you decide.")
        return True

    def _decides(self) -> bool:
        if not self.form.is_valid():
            return False
        mark(
            task=self.task, by=self.marker, levels=self.form.levels(), comments=self.form.comments(),
            outcome=self.form.outcome(), comment=self.form.cleaned_data["comment"], at=now(),
            margin=self.form.in_margin(),
        )  # fmt: skip
        messages.success(self.request, "Your decision is kept.")
        return True

    def context(self) -> dict[str, Any]:
        return {
            "shown": self.shown,
            "form": self.form,
            "edition": self.edition,
            "elsewhere": self.elsewhere,
            "said": self.said,
            "typed": self.form.in_words(self.form.as_draft()) if self.said else [],
            "page_title": self.shown.title,
        }
