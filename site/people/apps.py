from typing import Any

from django.apps import AppConfig, apps
from django.db import connection
from django.db.models.signals import post_delete, post_migrate, post_save


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from foundations.registries import agrees_with_ledger
        from people.actions.join_people import register_joiners
        from people.listening import listen
        from people.models import Responsibility
        from people.permission_policies import register_policies
        from people.permissions import forget_held
        from people.personal_data import register_personal_data
        from people.queries.agreement import posts_that_disagree
        from people.queries.purposes import register_purposes

        register_purposes()
        register_joiners()
        register_personal_data()
        agrees_with_ledger.register("people.posts", posts_that_disagree)
        register_policies()
        listen()
        for changed in (post_save, post_delete):
            changed.connect(forget_held, sender=Responsibility, dispatch_uid="people.forget_held")
        post_migrate.connect(_set_up_permission_groups, dispatch_uid="people.permission_groups")


def _set_up_permission_groups(sender: AppConfig, **kwargs: Any) -> None:
    """Once the last app has its permissions, give them to the groups."""
    from people.actions.roles import set_up_permission_groups

    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    if sender.label == last.label and "wagtailcore_page" in connection.introspection.table_names():
        set_up_permission_groups()
