"""Help: the answers of each kind of person, and the glossary."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from courses.models import GlossaryTerm
from courses.rules.markdown.rendering import Writing, render, render_line
from website.queries.help_answer import address_in_help, guide_of, guides
from website.rules.glossary import Term, by_letter

WRITING = Writing(link=address_in_help)


class HelpView(TemplateView):
    """All questions, by kind of person."""

    template_name = "website/pages/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guides=guides(), **kwargs)


class HelpGuideView(TemplateView):
    """The questions of one kind of person, with their answers open: so they print, and a browser finds words in them."""

    template_name = "website/pages/help_guide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guide = guide_of(kwargs["slug"])
        if guide is None:
            raise Http404
        answers = [
            {
                "question": answer.question,
                "anchor": answer.anchor,
                "html": mark_safe(render(answer.text, WRITING)),  # noqa: S308 - cleaned by nh3
            }
            for answer in guide.answers
        ]
        others = [each for each in guides() if each.slug != guide.slug]
        return super().get_context_data(guide=guide, answers=answers, others=others, **kwargs)


class GlossaryView(TemplateView):
    """Every word that the curriculum explains, in the order of the alphabet; one query."""

    template_name = "website/pages/glossary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = GlossaryTerm.objects.order_by("pk").values_list("term", "definition", "curriculum")
        letters = [
            (letter, [{"term": term, "html": _meaning(term)} for term in terms])
            for letter, terms in by_letter(Term(*row) for row in rows)
        ]
        return super().get_context_data(letters=letters, **kwargs)


def _meaning(term: Term) -> str:
    return mark_safe(render_line(term.meaning, WRITING))  # noqa: S308 - cleaned by nh3
