from django.apps import AppConfig


class PeerLearningConfig(AppConfig):
    name = "peer_learning"
    verbose_name = "Peer learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from peer_learning.models import Cohort
        from peer_learning.permissions import CohortPermissionPolicy

        register_permission_policy(Cohort, CohortPermissionPolicy(Cohort))
