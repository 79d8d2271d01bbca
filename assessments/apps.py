from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from assessments.actions.quiz import QUIZ
        from assessments.views import quiz  # noqa: F401 - it registers its screen
        from foundations.registries import CurriculumKind, curriculum_kinds

        curriculum_kinds.register("quiz", CurriculumKind("quiz", "assessments.QuizPage", QUIZ))
