"""Keep activities in step with pages: saving makes one, copying makes a new one, deleting keeps it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from courses.models import Activity, CurriculumPage, ProgrammePage
from courses.vocabulary import ActivityKind


@transaction.atomic
def ensure_activity(page: CurriculumPage) -> Activity:
    """Give a saved page its activity, and the page the id that it must have.

    The activity's id wins over the page's own: a revision or a copy may carry another page's id, and an id never
    changes. A page under a programme takes its curriculum from there.
    """
    kept = _as_it_should_be(page)
    if kept is not None:
        return kept
    activity = Activity.objects.select_for_update().filter(page_id=page.pk).first()
    programme = _programme_of(page)
    curriculum = page.curriculum or (programme.curriculum if programme else "") or page.slug
    if activity is None:
        activity = _adopt(page, curriculum) or Activity(
            curriculum=curriculum, code=_free_code(page, curriculum), kind=page.activity_kind
        )
        activity.page_id, activity.title = page.pk, page.title
    elif page.live:
        activity.title = page.title
    activity.kind = page.activity_kind
    if programme is not None and programme.pk != page.pk:
        activity.programme = Activity.objects.filter(page_id=programme.pk).first()
    _save_if_changed(activity)
    _mark(page, activity)
    return activity


def _as_it_should_be(page: CurriculumPage) -> Activity | None:
    """Find the activity of a page that says of it what the page says; a page is saved several times as it is published."""
    held = Activity.objects.filter(
        page_id=page.pk, code=page.code, curriculum=page.curriculum, kind=page.activity_kind, title=page.title
    )
    activity = held.exclude(code="").select_related("programme__page").first()
    if activity is None or isinstance(page, ProgrammePage):
        return activity
    above = activity.programme.page if activity.programme else None
    return activity if above and page.path.startswith(above.path) else None


def _save_if_changed(activity: Activity) -> None:
    """Save what differs: a draft that changes nothing here raises no edition of the Outline."""
    held = Activity.objects.filter(pk=activity.pk).values().first() if activity.pk else None
    if held is None or any(getattr(activity, name) != value for name, value in held.items()):
        activity.save()


def _adopt(page: CurriculumPage, curriculum: str) -> Activity | None:
    """Find the planned or removed activity that this page is the page of: same id, no page yet."""
    if not page.code:
        return None
    waiting = Activity.objects.filter(curriculum=curriculum, code=page.code, page__isnull=True)
    return waiting.select_for_update().first()


def _free_code(page: CurriculumPage, curriculum: str) -> str:
    """Return the page's own id where it is free, else one made from its parent's id and its address."""
    wished = page.code or _made_code(page)
    taken = set(
        Activity.objects.filter(Q(code=wished) | Q(code__startswith=f"{wished}-"), curriculum=curriculum)
        .order_by("pk")
        .values_list("code", flat=True)
    )
    number, code = 2, wished
    while code in taken:
        number, code = number + 1, f"{wished}-{number}"
    return code


def _made_code(page: CurriculumPage) -> str:
    if page.activity_kind == ActivityKind.PROGRAMME:
        return str(page.slug)[:100]
    parent = Activity.objects.filter(page_id=page.get_parent().pk).first()
    prefix = f"{parent.code}-" if parent and parent.kind != ActivityKind.PROGRAMME else ""
    return f"{prefix}{page.slug}"[:90]


def _programme_of(page: CurriculumPage) -> ProgrammePage | None:
    if isinstance(page, ProgrammePage):
        return page
    found: ProgrammePage | None = ProgrammePage.objects.ancestor_of(page).order_by("-depth").first()
    return found


def _mark(page: CurriculumPage, activity: Activity) -> None:
    """Write the id and curriculum on the page itself, past ``save``, and without a second edition of it."""
    if (page.code, page.curriculum) != (activity.code, activity.curriculum):
        page.code, page.curriculum = activity.code, activity.curriculum
        type(page).objects.filter(pk=page.pk).update(code=page.code, curriculum=page.curriculum)


def plan_activity(curriculum: str, code: str, title: str, programme: Activity | None) -> Activity:
    """Give a module that is not written yet its activity, or an unwritten one its new title."""
    activity, is_new = Activity.objects.get_or_create(
        curriculum=curriculum,
        code=code,
        defaults={"title": title, "kind": ActivityKind.MODULE, "programme": programme},
    )
    if not is_new and activity.page_id is None and activity.title != title:
        activity.title = title
        activity.save(update_fields=["title"])
    return activity
