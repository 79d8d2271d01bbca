from django.apps import AppConfig

from foundations.registries import CurriculumKind, curriculum_kinds


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "Courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses import signals
        from courses.actions.curriculum.pages import LESSON
        from courses.registration import register
        from courses.views import lesson, module, programme, year  # noqa: F401 - they register their screens

        signals.connect()
        register()
        curriculum_kinds.register("lesson", CurriculumKind("lesson", "courses.LessonPage", LESSON))
