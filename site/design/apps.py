from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "design"
    verbose_name = "Design"
    default_auto_field = "django.db.models.BigAutoField"
