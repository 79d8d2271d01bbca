from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from foundations.sealing import MARK, seal, unseal
from people.rules.second_step_secret import with_secrets


def seal_them(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _change(apps, lambda kept: kept if kept.startswith(MARK) else seal(kept))


def open_them(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _change(apps, unseal)


def _change(apps: Apps, change: Callable[[str], str]) -> None:
    for each in apps.get_model("mfa", "Authenticator").objects.order_by("pk").iterator():
        each.data = with_secrets(each.data, change)
        each.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_training_is_imported"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal_them, open_them, elidable=True)]
