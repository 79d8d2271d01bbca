"""The glossary between its document and its table."""

from __future__ import annotations

from courses.models import GlossaryTerm, LoadedFile
from courses.rules.body.prose import Reading
from courses.rules.curriculum.glossary import GlossaryDocument, Term, read_glossary
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems


def store_glossary(curriculum: str, document: GlossaryDocument) -> None:
    """Make the table say what the document says."""
    held = {
        row.term.casefold(): row for row in GlossaryTerm.objects.filter(curriculum=curriculum).order_by("pk")
    }
    for term in document.terms:
        row = held.pop(term.term.casefold(), None) or GlossaryTerm(curriculum=curriculum)
        if (row.term, row.definition) != (term.term, term.definition):
            row.term, row.definition = term.term, term.definition
            row.save()
    GlossaryTerm.objects.filter(pk__in=[row.pk for row in held.values()]).delete()


def glossary_document(curriculum: str, heading: GlossaryDocument | None = None) -> GlossaryDocument:
    """Return what the table says, under the title and introduction of its file, or of the one given."""
    about = heading or _loaded(curriculum) or GlossaryDocument(code="glossary", title="Glossary")
    rows = GlossaryTerm.objects.filter(curriculum=curriculum).order_by("pk")
    return GlossaryDocument(
        code=about.code,
        title=about.title,
        introduction=about.introduction,
        terms=[Term(row.term, row.definition) for row in rows],
    )


def _loaded(curriculum: str) -> GlossaryDocument | None:
    row = LoadedFile.objects.filter(curriculum=curriculum, kind="glossary").first()
    if row is None:
        return None
    problems = Problems(row.path)
    return read_glossary(read_front(row.text, problems), Reading(problems))
