"""Writing a question in ``/admin/``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import ListBlock
from wagtail.blocks.base import BlockField

from assessments.actions.question import write_question
from assessments.models import Question
from assessments.rules.option import RIGHT, Option, content_of, options_of
from assessments.rules.question_text import QuestionText
from assessments.rules.question_type import QUESTION_KINDS
from courses.blocks.body import AnswerBlock
from people.models import Person

ANSWERS = ListBlock(AnswerBlock(), min_num=2, label="Answers")


class QuestionForm(WagtailAdminModelForm):
    """A question's words and answers; they are kept as a version of it, by ``write``."""

    type = forms.ChoiceField(choices=[(kind.code, kind.label) for kind in QUESTION_KINDS.values()])
    stem = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 4}), help_text="Markdown.")
    answers = BlockField(ANSWERS, label="Answers")
    feedback = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why, in a sentence or two. Shown with the result, whatever was answered.",
    )
    competency = forms.CharField(required=False, max_length=20, help_text="Its code, such as B1.")
    difficulty = forms.IntegerField(required=False, min_value=1, max_value=5)

    class Meta:
        model = Question
        fields = ["bank", "tags"]

    field_order = ["bank", "type", "stem", "answers", "feedback", "competency", "difficulty", "tags"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = self.instance.current if self.instance.pk else None
        if version is None:
            self.initial.setdefault("answers", ANSWERS.get_default())
            return
        rows = [
            {
                "text": option.text,
                "is_right": option.is_right,
                "share": 0 if option.is_right else option.weight,
                "feedback": option.feedback,
            }
            for option in options_of(version.content)
        ]
        self.initial |= {
            "type": version.type,
            "stem": version.stem,
            "answers": ANSWERS.to_python(rows),
            "feedback": version.feedback,
            "competency": version.competency,
            "difficulty": version.difficulty,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "answers" in cleaned and "type" in cleaned:
            for problem in QUESTION_KINDS[cleaned["type"]].check(self._content(cleaned)):
                self.add_error("type", problem.words)
        return cleaned

    @staticmethod
    def _content(cleaned: dict[str, Any]) -> dict[str, Any]:
        options = [
            Option(
                str(row["text"]).strip(),
                RIGHT if row["is_right"] else min(int(row["share"] or 0), RIGHT - 1),
                str(row["feedback"] or "").strip(),
            )
            for row in cleaned["answers"]
        ]
        return content_of(options)

    @transaction.atomic
    def write(self, *, at: datetime, by: Person) -> Question:
        """Save the question, and its words as a version."""
        question: Question = self.instance
        cleaned = self.cleaned_data
        if not question.code:
            question.code, question.position = self._next(question)
        question.save()
        text = QuestionText(
            question.code, cleaned["type"], cleaned["stem"].strip().replace("\r\n", "\n"), self._content(cleaned),
            cleaned["feedback"].strip().replace("\r\n", "\n"), cleaned["competency"].strip(),
            cleaned["difficulty"], tuple(question.tags or ()),
        )  # fmt: skip
        write_question(question=question, text=text, at=at, by=by)
        return question

    @staticmethod
    def _next(question: Question) -> tuple[str, int]:
        """Return the first free id of a bank, and the place after its last question."""
        taken = set(question.bank.questions.values_list("code", flat=True))
        number = len(taken) + 1
        while f"{question.bank.code}-q{number}" in taken:
            number += 1
        return f"{question.bank.code}-q{number}"[:100], number
