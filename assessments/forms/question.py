"""Writing a question in ``/admin/``: boxes for answers to choose from, and lines for every other type."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from wagtail.admin.forms import WagtailAdminModelForm

from assessments.actions.question import write_question
from assessments.forms.answers import AnswersField, boxes_of, empty_boxes, options_in
from assessments.models import Question
from assessments.rules.category import tidy
from assessments.rules.option import content_of, options_of
from assessments.rules.question_text import QuestionText
from assessments.rules.question_type import CHOOSING, QUESTION_KINDS
from assessments.rules.written import SETTING, ReadQuestion, Written
from assessments.vocabulary import VersionStatus
from people.models import Person


class QuestionForm(WagtailAdminModelForm):
    """A question's words and answers; they are kept as a version of it, by ``write``."""

    type = forms.ChoiceField(choices=[(kind.code, kind.label) for kind in QUESTION_KINDS.values()])
    stem = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 4}), help_text="Markdown.")
    answers = AnswersField(label="Answers")
    lines = forms.CharField(
        label="Answers, a line each",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "true"}),
        help_text="Written as in a file: how, stands below. After a bar ( | ) comes what is said to whoever answers so.",
    )
    feedback = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why, in a sentence or two. Shown with the result, whatever was answered.",
    )
    competency = forms.CharField(required=False, max_length=20, help_text="Its code, such as B1.")
    difficulty = forms.IntegerField(required=False, min_value=1, max_value=5)

    is_draft = forms.BooleanField(
        required=False,
        label="Keep this as a draft",
        help_text="Learners go on meeting the version before, if there is one.",
    )

    class Meta:
        model = Question
        fields = ["bank", "category", "tags"]

    field_order = [
        "bank", "type", "stem", "answers", "lines", "feedback", "competency", "difficulty", "category",
        "tags", "is_draft",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.get(self.add_prefix("type")) if self.is_bound else None
        self.fields["answers"].is_asked = chosen is None or chosen in CHOOSING
        draft = (
            self.instance.versions.filter(status=VersionStatus.DRAFT).first() if self.instance.pk else None
        )
        version = draft or (self.instance.current if self.instance.pk else None)
        if version is None:
            self.initial.setdefault("answers", empty_boxes())
            return
        written = QUESTION_KINDS[version.type].write(version.stem, version.content)
        is_chosen = version.type in CHOOSING
        mode = [f"mode: {written.mode}"] if written.mode else []
        self.initial |= {
            "type": version.type,
            "stem": written.stem,
            "answers": boxes_of(options_of(version.content)) if is_chosen else empty_boxes(),
            "lines": "" if is_chosen else "\n".join([*mode, *written.lines]).strip("\n"),
            "feedback": version.feedback,
            "competency": version.competency,
            "difficulty": version.difficulty,
            "is_draft": draft is not None,
        }

    def clean_category(self) -> str:
        return tidy(self.cleaned_data["category"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if {"type", "stem", "answers"} <= cleaned.keys():
            self.read = self._read(cleaned)
        return cleaned

    def _read(self, cleaned: dict[str, Any]) -> ReadQuestion:
        """Return what the boxes or the lines write; what is wrong becomes the form's errors."""
        kind, stem = QUESTION_KINDS[cleaned["type"]], _plain(cleaned["stem"])
        if cleaned["type"] in CHOOSING:
            content = content_of(options_in(cleaned["answers"]))
            read = ReadQuestion(stem, content, kind.check(content))
            for problem in read.problems:
                self.add_error("type", problem.words)
            return read
        lines = _plain(cleaned["lines"]).split("\n")
        setting = SETTING.fullmatch(lines[0].strip())
        mode = setting["value"].strip() if setting and setting["key"] == "mode" else ""
        if mode and mode not in kind.modes:
            self.add_error("lines", f"“{mode}” is no way to answer this type.")
            mode = ""
        above = 1 if mode else 0
        read = kind.read(Written(stem, lines[above:], mode, stem_lines=stem.count("\n") + 1))
        for problem in read.problems:
            place = f"Line {problem.line + above + 1}: " if problem.line >= 0 and len(lines) > above else ""
            self.add_error("lines", place + problem.words)
        return read

    @transaction.atomic
    def write(self, *, at: datetime, by: Person) -> Question:
        """Save the question, and its words as a version."""
        question: Question = self.instance
        if not question.code:
            question.code, question.position = self._next(question)
        question.save()
        is_draft = self.cleaned_data["is_draft"]
        write_question(question=question, text=self.text(), at=at, by=by, is_draft=is_draft)
        return question

    def text(self) -> QuestionText:
        """Return the question as a file has it."""
        cleaned, question = self.cleaned_data, self.instance
        return QuestionText(
            question.code, cleaned["type"], self.read.stem, self.read.content, _plain(cleaned["feedback"]),
            cleaned["competency"].strip(), cleaned["difficulty"], tuple(question.tags or ()),
        )  # fmt: skip

    @staticmethod
    def _next(question: Question) -> tuple[str, int]:
        """Return the first free id of a bank, and the place after its last question."""
        taken = set(question.bank.questions.values_list("code", flat=True))
        number = len(taken) + 1
        while f"{question.bank.code}-q{number}" in taken:
            number += 1
        return f"{question.bank.code}-q{number}"[:100], number


def _plain(text: str) -> str:
    return text.strip().replace("\r\n", "\n")
