"""How the questions of quizzes do, in ``/admin/``: all quizzes, one quiz, and its tables as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions.item_analysis import ask_for_analysis
from assessments.models import ItemAnalysis
from assessments.queries.item_analysis import question_ids_of, quizzes_and_analyses
from assessments.rules.item_analysis.kept import analysis_from
from assessments.rules.item_analysis.report import QuestionLine, Report, report
from assessments.rules.item_analysis.table import (
    COLUMNS,
    HELD_BACK,
    OPTION_COLUMNS,
    option_rows,
    percent,
    question_rows,
)
from assessments.vocabulary import AnalysedAttempts
from courses.models import Activity
from courses.queries.outline import current_outline
from foundations.clock import now
from foundations.sheets import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx

URGENCIES = {3: "Look now", 2: "Worth a look", 1: "A small thing", 0: ""}
TABLES = {"questions": (COLUMNS, question_rows), "answers": (OPTION_COLUMNS, option_rows)}


@dataclass(frozen=True)
class Bar:
    """An answer with the length of its bar; ``share`` is None where it is held back."""

    text: str
    is_right: bool
    weight: int
    count: str
    share: int | None
    flag: str


def check_may_see(request: HttpRequest) -> None:
    if not request.user.has_perm("assessments.change_question"):
        raise PermissionDenied


def module_title(quiz_id: int) -> str:
    """Return the title of the module that a quiz stands in, because quizzes are called alike; nothing for one that is gone."""
    module = current_outline().module_of_step(quiz_id)
    return module.title if module else ""


def _report(analysis: ItemAnalysis | None) -> Report | None:
    return report(analysis_from(analysis.figures)) if analysis and analysis.figures else None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List quizzes, those whose questions press most first."""
    check_may_see(request)
    rows = [
        (quiz, module_title(quiz.pk), analysis, _report(analysis))
        for quiz, analysis in quizzes_and_analyses()
    ]
    rows.sort(key=lambda row: (-(row[3].pressing if row[3] else -1), row[1], row[0].title))
    return render(request, "assessments/admin/item_analyses.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def quiz(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a quiz's questions do, or have it worked out anew."""
    check_may_see(request)
    found = _quiz(pk)
    attempts = _attempts(request)
    if request.method == "POST":
        ask_for_analysis(quiz=found, attempts=attempts, at=now())
        messages.success(request, "It is being worked out. Look again in a minute.")
        return HttpResponseRedirect(f"{reverse('item_analysis:quiz', args=[pk])}?attempts={attempts}")
    analysis = ItemAnalysis.objects.filter(quiz=found, attempts=attempts).first()
    shown = _report(analysis)
    ids = question_ids_of(found) if shown else {}
    context: dict[str, Any] = {
        "quiz": found,
        "module": module_title(found.pk),
        "analysis": analysis,
        "shown": shown,
        "attempts": attempts,
        "choices": AnalysedAttempts.choices,
        "questions": [_shown(line, ids) for line in shown.questions] if shown else [],
        "columns": COLUMNS,
        "rows": list(question_rows(shown)) if shown else [],
        "held_back": HELD_BACK,
    }
    return render(request, "assessments/admin/item_analysis.html", context)


@require_safe
def export(request: HttpRequest, pk: int, table: str, kind: str) -> HttpResponse:
    """Send one of the tables as a file, with the rows of the page."""
    check_may_see(request)
    found, attempts = _quiz(pk), _attempts(request)
    analysis = get_object_or_404(ItemAnalysis, quiz=found, attempts=attempts, figures__isnull=False)
    columns, rows_of = TABLES[table]
    rows = list(rows_of(report(analysis_from(analysis.figures or {}))))
    if kind == "csv":
        response = HttpResponse(as_csv(columns, rows), content_type=CSV_TYPE)
    else:
        response = HttpResponse(as_xlsx(columns, rows, title=table.title()), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{found.code}-{table}.{kind}"'
    return response


def _quiz(pk: int) -> Activity:
    return get_object_or_404(Activity, pk=pk, kind="quiz")


def _attempts(request: HttpRequest) -> AnalysedAttempts:
    asked = request.POST.get("attempts") or request.GET.get("attempts") or AnalysedAttempts.FIRST
    if asked not in AnalysedAttempts.values:
        raise Http404
    return AnalysedAttempts(asked)


def _shown(line: QuestionLine, ids: dict[tuple[str, str], int]) -> dict[str, Any]:
    """Return a question with its bars, its parts, and the bank's question to go to."""
    return {
        "line": line,
        "question_id": ids.get((line.bank, line.code)),
        "urgency": URGENCIES[line.urgency],
        "facility": percent(line.figures.facility),
        "guess": percent(line.guess),
        "bars": [
            Bar(
                option.text, option.is_right, option.weight,
                HELD_BACK if option.count is None else str(option.count), percent(option.share),
                option.flag_words,
            )
            for option in line.options
        ],
        "parts": [(part.text, percent(part.facility)) for part in line.figures.parts],
    }  # fmt: skip
