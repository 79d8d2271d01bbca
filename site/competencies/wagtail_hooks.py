"""Competencies in Wagtail."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from competencies.models import Competency, Framework
from competencies.viewsets import (
    CompetencyViewSet,
    FrameworkSnippetViewSet,
    FrameworkViewSet,
    LookOrChange,
    framework_screens,
)


def register_framework_screens() -> FrameworkViewSet:
    return framework_screens


register_permission_policy(Competency, LookOrChange(Competency))
register_permission_policy(Framework, LookOrChange(Framework))
register_snippet(CompetencyViewSet)
register_snippet(FrameworkSnippetViewSet)
hooks.register("register_admin_viewset", register_framework_screens)
