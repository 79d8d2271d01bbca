from django.apps import AppConfig


class FoundationsConfig(AppConfig):
    name = "foundations"
    verbose_name = "Foundations"
    default_auto_field = "django.db.models.BigAutoField"
