"""Screens of the question bank in ``/admin/`` besides its lists: where a question is asked, and changing several."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions.bulk import change_many
from assessments.forms.bulk import BulkForm
from assessments.models import Question, QuestionBank
from assessments.queries.item_analysis import quizzes_that_asked
from assessments.queries.re_marking import quizzes_to_mark_again
from assessments.queries.usage import FEWEST, usage_of
from assessments.vocabulary import BulkChange
from foundations.clock import now

MOST_SHOWN = 200


def _check_may_change(request: HttpRequest) -> None:
    if not request.user.has_perm("assessments.change_question"):
        raise PermissionDenied


@require_safe
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a question is asked, and how it does."""
    _check_may_change(request)
    question = get_object_or_404(Question.objects.select_related("bank", "current"), pk=pk)
    context = {
        "question": question,
        "usage": usage_of(question),
        "fewest": FEWEST,
        "to_mark_again": quizzes_to_mark_again(question),
        "may_mark_again": request.user.has_perm("assessments.add_remarking"),
        "analyses": quizzes_that_asked(question),
    }
    return render(request, "assessments/admin/question_asked.html", context)


@require_http_methods(["GET", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Show questions of a bank or with a word, and make one change to those that are chosen."""
    _check_may_change(request)
    found = _found(request)
    form = BulkForm(request.POST or None, choices=[question.pk for question in found])
    if request.method == "POST" and form.is_valid():
        changed = change_many(
            questions=form.cleaned_data["questions"], change=BulkChange(form.cleaned_data["change"]),
            value=form.cleaned_data["value"], at=now(),
        )  # fmt: skip
        messages.success(request, f"{changed} question{'' if changed == 1 else 's'} changed.")
        return HttpResponseRedirect(request.get_full_path())
    context: dict[str, Any] = {
        "form": form,
        "questions": found,
        "banks": QuestionBank.objects.order_by("title", "pk"),
        "bank": request.GET.get("bank", ""),
        "word": request.GET.get("q", ""),
        "most": MOST_SHOWN,
    }
    return render(request, "assessments/admin/question_bulk.html", context)


def _found(request: HttpRequest) -> list[Question]:
    rows = Question.objects.select_related("bank", "current")
    bank, word = request.GET.get("bank", ""), request.GET.get("q", "").strip()
    if bank.isascii() and bank.isdecimal():
        rows = rows.filter(bank_id=int(bank))
    if word:
        rows = rows.filter(
            Q(words__icontains=word)
            | Q(code__icontains=word)
            | Q(category__icontains=word)
            | Q(tags__contains=[word])
        )
    return list(rows.order_by("bank__title", "position", "pk")[:MOST_SHOWN])
