"""A module as its author previews it: from the draft itself, published or not."""

from __future__ import annotations

from courses.models import Activity, CurriculumPage, ModulePage
from courses.queries.cover import cover_address
from courses.rules.outline import ModuleNode, StepNode


def previewed_module(page: ModulePage) -> ModuleNode:
    """Return what the outline would say of a module, drafts of its steps included."""
    own = Activity.objects.filter(page_id=page.pk).first() if page.pk else None
    pages = page.get_children().specific() if page.pk else []
    activities = {
        activity.page_id: activity for activity in Activity.objects.filter(page_id__in=[p.pk for p in pages])
    }
    steps = tuple(previewed_step(child, activities[child.pk]) for child in pages if child.pk in activities)
    empty = Activity()
    about = own or empty
    return ModuleNode(
        activity_id=about.pk or 0,
        uuid=about.uuid,
        code=about.code,
        curriculum=about.curriculum,
        title=page.title,
        summary=page.summary,
        url=page.url or "",
        page_id=page.pk or 0,
        minutes=page.minutes or 0,
        requires=tuple(page.requires),
        review_needed=tuple(page.review_needed),
        awaits_review=page.awaits_review,
        steps=steps,
        cover=cover_address(page.cover),
    )


def previewed_step(page: CurriculumPage, activity: Activity) -> StepNode:
    return StepNode(
        activity_id=activity.pk or 0,
        uuid=activity.uuid,
        code=activity.code,
        title=page.title,
        kind=activity.kind,
        minutes=page.minutes or 0,
        completion=page.completion,
        url=page.url or "",
        page_id=page.pk or 0,
        page_class=str(page._meta.label),
        is_restricted=False,
        revision_id=page.live_revision_id,
        content_hash="",
    )
