from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "Courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses import signals
        from courses.views import lesson, module, programme, year  # noqa: F401 - they register their screens

        signals.connect()
