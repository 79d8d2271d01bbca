"""A question while it is written: what is wrong with it, and how learners will meet it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from assessments.forms.question import QuestionForm
from assessments.models import Question
from assessments.rules.question_type import QUESTION_KINDS


@require_POST
def preview(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show what the question's form writes, unsaved; asked, and marked after the best and after a poor answer."""
    if not request.user.has_perm("assessments.change_question"):
        raise PermissionDenied
    question = get_object_or_404(Question, pk=pk) if pk else Question()
    form = QuestionForm(request.POST, instance=question, for_user=request.user)
    if not form.is_valid():
        labels = {name: field.label or name.capitalize() for name, field in form.fields.items()}
        problems = [
            (labels.get(name, ""), sentence) for name, errors in form.errors.items() for sentence in errors
        ]
        return render(request, "assessments/admin/question_preview.html", {"problems": problems})
    text = form.text()
    kind = QUESTION_KINDS[text.type]
    order = kind.draw_order(text.content, shuffle=False, seed="preview")
    context = {
        "text": text,
        "asking": kind.ask(text.stem, text.content, {}, order),
        "marks": [
            ("After the best answer", kind.mark(text.content, kind.best(text.content))),
            ("After a poor answer", kind.mark(text.content, kind.worst(text.content))),
        ],
    }
    return render(request, "assessments/admin/question_preview.html", context)
