"""Who looks, at which outline, on which day: what every screen of the curriculum begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from courses.queries.outline import current_outline
from courses.queries.record import record_of
from courses.rules.admission import admission
from courses.rules.gate import Doors
from courses.rules.outline import ModuleNode, Outline, ProgrammeNode
from courses.rules.progress import ModuleStanding, ProgrammeProgress, module_standing, programme_progress
from courses.rules.record import Record
from courses.vocabulary import OPEN_ENROLMENT_STATUSES
from foundations.clock import today
from foundations.verdict import Verdict
from people.models import Person
from people.permissions import may_author


@dataclass
class Reader:
    """Whoever looks at a page of the curriculum, signed in or not, with what is known of their studies."""

    request: HttpRequest
    today: date
    outline: Outline
    person: Person | None

    @cached_property
    def record(self) -> Record:
        """Two queries, and none for somebody who is not signed in."""
        return record_of(self.person.pk if self.person else None)

    @property
    def is_signed_in(self) -> bool:
        return self.person is not None

    @cached_property
    def is_author(self) -> bool:
        return self.person is not None and may_author(self.person)

    @property
    def doors(self) -> Doors:
        back = urlencode({"next": self.request.path})
        return Doors(f"{reverse('account_login')}?{back}", reverse("courses:how_to_be_enrolled"))

    def admission(self, module: ModuleNode) -> Verdict:
        return admission(
            outline=self.outline,
            module=module,
            record=self.record,
            is_signed_in=self.is_signed_in,
            doors=self.doors,
        )

    def progress(self, programme: ProgrammeNode) -> ProgrammeProgress | None:
        """Return how far this person has come in a programme on which they have, or had, a place."""
        if self.person is None or self.record.enrolment_in(programme.activity_id) is None:
            return None
        return programme_progress(
            person_id=self.person.pk, programme=programme, record=self.record, today=self.today
        )

    def programme_of(self, module: ModuleNode) -> ProgrammeNode | None:
        """Return the programme in which this person studies a module, else the first that has it."""
        programmes = self.outline.programmes_of(module)
        held = {
            place.programme_id for place in self.record.enrolments if place.status in OPEN_ENROLMENT_STATUSES
        }
        own = [programme for programme in programmes if programme.activity_id in held]
        return next(iter(own or programmes), None)

    def standing(self, module: ModuleNode) -> ModuleStanding:
        return module_standing(module, self.record)


def reader_of(request: HttpRequest) -> Reader:
    """Return who looks; reads the clock."""
    person = request.user if isinstance(request.user, Person) else None
    return Reader(request=request, today=today(), outline=current_outline(), person=person)
