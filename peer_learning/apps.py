from django.apps import AppConfig


class PeerLearningConfig(AppConfig):
    name = "peer_learning"
    verbose_name = "Peer learning"
    default_auto_field = "django.db.models.BigAutoField"
