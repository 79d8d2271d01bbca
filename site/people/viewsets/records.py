"""People, organisations, posts, groups, memberships and responsibilities: lists, and forms that save by actions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.generic.models import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from foundations.clock import now
from foundations.verdict import Refused
from people.actions.opening import log_opening
from people.forms import records as forms
from people.models import Group, Membership, Organisation, Person, Post, Responsibility
from people.vocabulary import Purpose


class _SaysWhy:
    """Shows what an action refuses as the form's own errors."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except Refused as refused:
            for sentence in refused.verdict.sentences:
                form.add_error(None, sentence)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]


class _DeletesNothing:
    """Offers no deleting, whoever asks: Wagtail's own policy for accounts would allow it."""

    def get_delete_url(self, *args: Any) -> None:
        return None


class NoDeleteView(DeleteView):
    """Answers as if it were not there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class RecordCreateView(_SaysWhy, CreateView):
    """Makes a record by its action."""


class RecordEditView(_DeletesNothing, _SaysWhy, EditView):
    """Changes a record by its action. Who opens a person's record is noted, for that person to see."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().get(request, *args, **kwargs)
        if isinstance(self.object, Person) and isinstance(request.user, Person):
            log_opening(by=request.user, person=self.object, at=now(), purpose=Purpose.PROGRAMME_TEAM)
        return answer

    def get_page_subtitle(self) -> str:
        return _named(self.object)


def _named(record: Any) -> str:
    """Return a record by the names of what it joins, for a heading."""
    if isinstance(record, Post):
        return f"{record.person.name}, {record.role.title}, {record.employer.name}"
    if isinstance(record, Membership):
        return f"{record.person.name} in {record.group.name}"
    if isinstance(record, Responsibility):
        return f"{record.person.name}, {record.get_kind_display()}"
    return str(record)


class RecordIndexView(_DeletesNothing, IndexView):
    """Lists records with what each row shows of others, in a fixed number of queries."""

    related: ClassVar[tuple[str, ...]] = ()

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().select_related(*self.related)  # type: ignore[no-any-return]


class RecordViewSet(ModelViewSet):
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = NoDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    add_to_admin_menu = False
    form: ClassVar[type[Any]]
    related: ClassVar[tuple[str, ...]] = ()

    @property
    def index_view_class(self) -> type[IndexView]:
        return type("IndexView", (RecordIndexView,), {"related": self.related})

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return self.form


def _viewset(name: str, of: type[Model], form_class: type[Any], **fields: Any) -> RecordViewSet:
    terms = {"model": of, "form": form_class, "url_prefix": f"people/{name}", **fields}
    return type(f"{of.__name__}ViewSet", (RecordViewSet,), terms)(f"people_{name}")  # type: ignore[no-any-return]


persons = _viewset(
    "persons",
    Person,
    forms.PersonForm,
    icon="user",
    menu_label="People",
    list_display=["name", "email", "is_active", "joined_at"],
    list_filter=["is_active", "is_staff"],
    search_fields=["name", "email", "ref", "emailaddress__email"],
    ordering=["name", "pk"],
)
posts = _viewset(
    "posts",
    Post,
    forms.PostForm,
    icon="doc-full",
    menu_label="Posts",
    list_display=["person", "role", "employer", "fte", "started_on", "ended_on", "last_confirmed_on"],
    list_filter=["role", "leaving_reason", "started_on", "ended_on"],
    search_fields=["person__name", "person__email", "employer__name", "ref"],
    ordering=["-started_on", "pk"],
    related=("person", "role", "employer"),
)
organisations = _viewset(
    "organisations",
    Organisation,
    forms.OrganisationForm,
    icon="site",
    menu_label="Organisations",
    list_display=["name", "code", "kind", "started_on", "ended_on"],
    list_filter=["kind", "ended_on"],
    search_fields=["name", "code", "ods_code"],
    ordering=["name", "pk"],
)
groups = _viewset(
    "groups",
    Group,
    forms.GroupForm,
    icon="group",
    menu_label="Groups",
    list_display=["name", "kind", "started_on", "ended_on"],
    list_filter=["kind"],
    search_fields=["name", "slug"],
    ordering=["name", "pk"],
)
memberships = _viewset(
    "memberships",
    Membership,
    forms.MembershipForm,
    icon="link",
    menu_label="Members",
    list_display=["person", "group", "started_on", "ended_on"],
    list_filter=["group"],
    search_fields=["person__name", "person__email", "group__name"],
    ordering=["-started_on", "pk"],
    related=("person", "group"),
)
responsibilities = _viewset(
    "responsibilities",
    Responsibility,
    forms.ResponsibilityForm,
    icon="key",
    menu_label="Responsibilities",
    list_display=["person", "kind", "organisation", "group", "subject", "started_on", "ended_on"],
    list_filter=["kind"],
    search_fields=["person__name", "person__email", "organisation__name", "group__name", "subject__name"],
    ordering=["person__name", "pk"],
    related=("person", "organisation", "group", "subject"),
)
RECORDS = (persons, posts, organisations, groups, memberships, responsibilities)
