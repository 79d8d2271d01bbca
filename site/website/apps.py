from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Website"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from foundations.registries import consumers
        from website import (
            kinds,
            learning_kinds,
            listening,
            moving_kinds,
            places,
            registration,
            retention,
            signals,
        )
        from website.actions.site import ensure_site_after_migrate
        from website.consumers import LearningNews, PlanNews, PostNews
        from website.views import home

        places.register()
        kinds.register()
        moving_kinds.register()
        retention.register()
        signals.connect()
        learning_kinds.register()
        registration.register()
        listening.listen()
        consumers.register(LearningNews.name, LearningNews())
        consumers.register(PlanNews.name, PlanNews())
        consumers.register(PostNews.name, PostNews())
        assert home
        post_migrate.connect(ensure_site_after_migrate, sender=self)
