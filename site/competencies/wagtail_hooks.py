"""Competencies in Wagtail."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from competencies.models import Competency
from competencies.viewsets import CompetencyViewSet, LookOnly

register_permission_policy(Competency, LookOnly(Competency))
register_snippet(CompetencyViewSet)
