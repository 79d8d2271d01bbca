"""Questions and their banks in ``/admin/``."""

from __future__ import annotations

from typing import Any

import django_filters  # type: ignore[import-untyped]  # it ships no types
from django import forms
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, OuterRef, ProtectedError, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.views.generic.models import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from assessments.actions.accommodation import grant, take_back
from assessments.exchange_viewset import exchange
from assessments.forms.accommodation import AccommodationForm
from assessments.forms.notation import NOTATION
from assessments.forms.question import QuestionForm
from assessments.models import Accommodation, AttemptQuestion, Question, QuestionBank
from assessments.views.bank import asked, bulk
from assessments.views.preview import preview
from assessments.vocabulary import QuestionType
from foundations.clock import now


class WithPreview:
    """Gives the form the ways of writing each type, and where its preview is shown."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"notations": list(NOTATION.items()), "preview_url": self._preview_url()}
        return super().get_context_data(**kwargs) | more  # type: ignore[misc,no-any-return]

    def _preview_url(self) -> str:
        pk = getattr(getattr(self, "object", None), "pk", None)
        return reverse("questions:preview_of", args=[pk]) if pk else reverse("questions:preview")


class QuestionCreateView(WithPreview, CreateView):
    """Makes a question with its first version."""

    def save_instance(self) -> Question:
        return self.form.write(at=now(), by=self.request.user)  # type: ignore[no-any-return]


class QuestionEditView(WithPreview, EditView):
    """Changes a question; a version that somebody has been asked stays, and the next is made."""

    def save_instance(self) -> Question:
        return self.form.write(at=now(), by=self.request.user)  # type: ignore[no-any-return]


class UnaskedDeleteView(DeleteView):
    """Deletes what nobody has been asked; the rest is kept, because answers speak of it."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[no-any-return]
        except ProtectedError:
            messages.error(
                self.request,
                "People have answered this, so it is kept. Take the question out of its quizzes instead.",
            )
            return redirect(self.get_success_url())


class QuestionFilterSet(WagtailFilterSet):
    """Narrows the list of questions by what files them."""

    type = django_filters.ChoiceFilter(field_name="current__type", choices=QuestionType.choices, label="Type")
    difficulty = django_filters.NumberFilter(field_name="current__difficulty", label="Difficulty, 1 to 5")
    competency = django_filters.CharFilter(
        field_name="current__competency", lookup_expr="iexact", label="Competency, such as B1"
    )
    category = django_filters.AllValuesFilter(field_name="category", label="Category")
    tag = django_filters.CharFilter(method="with_tag", label="Tag")
    is_retired = django_filters.BooleanFilter(
        field_name="retired_at", lookup_expr="isnull", exclude=True, label="Retired"
    )

    class Meta:
        model = Question
        fields = ["bank"]

    def with_tag(self, questions: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        return questions.filter(tags__contains=[value.strip()])


class QuestionIndexView(IndexView):
    """Lists questions with how often each has been asked; one query for all of it."""

    def get_base_queryset(self) -> QuerySet[Question]:
        asked = AttemptQuestion.objects.filter(version__question=OuterRef("pk")).order_by()
        count = asked.values("version__question").annotate(total=Count("pk")).values("total")
        found: QuerySet[Question] = super().get_base_queryset()
        return found.select_related("bank", "current").annotate(asked=Coalesce(Subquery(count), 0))

    def get_list_more_buttons(self, instance: Question) -> list[Any]:
        url = reverse("questions:asked", args=[instance.pk])
        where = Button("Where it is asked", url=url, icon_name="view", priority=25)
        return [*super().get_list_more_buttons(instance), where]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        bulk_button = Button("Change several", url=reverse("questions:bulk"), icon_name="edit", priority=60)
        exchange_button = Button(
            "Import and export", url=reverse("question_exchange:index"), icon_name="upload", priority=70
        )
        return [bulk_button, exchange_button, *super().header_more_buttons]


class QuestionViewSet(ModelViewSet):
    model = Question
    name = "questions"
    icon = "help"
    menu_label = "Questions"
    list_display = [
        "words",
        Column("type", label="Type", accessor="current.get_type_display", sort_key="current__type"),
        "bank",
        "category",
        Column(
            "difficulty", label="Difficulty", accessor="current.difficulty", sort_key="current__difficulty"
        ),
        Column("asked", label="Asked", sort_key="asked"),
    ]
    filterset_class = QuestionFilterSet
    index_view_class = QuestionIndexView
    search_fields = ["words", "code"]
    search_backend_name = None
    ordering = ["bank__title", "position", "pk"]
    add_view_class = QuestionCreateView
    edit_view_class = QuestionEditView
    delete_view_class = UnaskedDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    exclude_form_fields: list[str] = []
    create_template_name = "assessments/admin/question_form.html"
    edit_template_name = "assessments/admin/question_form.html"

    def get_form_class(self, for_update: bool = False) -> type[QuestionForm]:
        return QuestionForm

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("asked/<int:pk>/", asked, name="asked"),
            path("bulk/", bulk, name="bulk"),
            path("preview/", preview, name="preview"),
            path("preview/<int:pk>/", preview, name="preview_of"),
        ]


class QuestionBankIndexView(IndexView):
    """Lists banks; from each one imports into it and exports it."""

    def get_list_more_buttons(self, instance: QuestionBank) -> list[Any]:
        url = f"{reverse('question_exchange:index')}?bank={instance.pk}"
        button = Button("Import and export", url=url, icon_name="upload", priority=25)
        return [*super().get_list_more_buttons(instance), button]


class QuestionBankViewSet(ModelViewSet):
    model = QuestionBank
    index_view_class = QuestionBankIndexView
    name = "question_banks"
    icon = "folder-open-inverse"
    menu_label = "Question banks"
    list_display = ["title", "code"]
    search_fields = ["title", "code"]
    search_backend_name = None
    ordering = ["title", "pk"]
    form_fields = ["title", "code", "curriculum"]
    delete_view_class = UnaskedDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False


class GrantMixin:
    """Saves what is granted by its action, so that attempts under way have it at once."""

    def save_instance(self) -> Accommodation:
        granted: Accommodation = self.form.save(commit=False)  # type: ignore[attr-defined]
        return grant(accommodation=granted, by=self.request.user, at=now())  # type: ignore[attr-defined]


class AccommodationCreateView(GrantMixin, CreateView):
    """Grants more time or attempts."""


class AccommodationEditView(GrantMixin, EditView):
    """Changes what is granted."""


class AccommodationDeleteView(DeleteView):
    """Takes back what was granted, and writes that down."""

    def delete_action(self) -> None:
        take_back(accommodation=self.object, by=self.request.user, at=now())


class AccommodationViewSet(ModelViewSet):
    model = Accommodation
    name = "accommodations"
    icon = "time"
    menu_label = "More time or attempts"
    list_display = ["person", "group", "quiz", "extra_percent", "extra_attempts", "started_on", "ended_on"]
    list_filter = ["group"]
    ordering = ["-started_on", "-pk"]

    def get_form_class(self, for_update: bool = False) -> type[AccommodationForm]:
        return AccommodationForm

    add_view_class = AccommodationCreateView
    edit_view_class = AccommodationEditView
    delete_view_class = AccommodationDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False


class AssessmentsGroup(ModelViewSetGroup):
    menu_label = "Questions"
    menu_icon = "help"
    menu_order = 230
    items = (QuestionViewSet, QuestionBankViewSet, exchange, AccommodationViewSet)


class QuestionFilter(BaseFilterForm):
    """Finds questions by a word, or by the title of their bank."""

    q = forms.CharField(
        label="Search term", widget=forms.TextInput(attrs={"placeholder": "Search"}), required=False
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = objects.filter(retired_at__isnull=True)
        word = self.cleaned_data.get("q", "").strip()
        if not word:
            return objects
        self.is_searching, self.search_query = True, word
        return objects.filter(
            Q(words__icontains=word) | Q(code__icontains=word) | Q(bank__title__icontains=word)
        )


class QuestionChooseView(ChooseView):
    filter_form_class = QuestionFilter
    ordering = "words"


class QuestionChooseResultsView(ChooseResultsView):
    filter_form_class = QuestionFilter
    ordering = "words"


class QuestionChooserViewSet(ChooserViewSet):
    """Chooses among questions, for those who write them: what a question asks and which answer is right stand in it."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        view = super().construct_view(view_class, **kwargs)
        return permission_required("assessments.change_question", raise_exception=True)(view)


question_chooser = QuestionChooserViewSet(
    "question_chooser",
    model=Question,
    icon="help",
    choose_one_text="Choose a question",
    choose_another_text="Choose another question",
    edit_item_text="Edit this question",
    per_page=20,
    choose_view_class=QuestionChooseView,
    choose_results_view_class=QuestionChooseResultsView,
)
