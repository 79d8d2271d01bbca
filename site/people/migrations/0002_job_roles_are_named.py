from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

JOB_ROLES = (
    ("link_worker", "Social prescribing link worker", True),
    ("senior_link_worker", "Senior social prescribing link worker", True),
    ("cyp_link_worker", "Children and young people's link worker", True),
    ("care_coordinator", "Care coordinator", False),
    ("health_coach", "Health and wellbeing coach", False),
    ("manager", "Manager", False),
    ("other", "Other role", False),
)


def name_job_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    job_role = apps.get_model("people", "JobRole")
    for code, title, is_link_worker in JOB_ROLES:
        job_role.objects.update_or_create(
            code=code, defaults={"title": title, "is_link_worker": is_link_worker}
        )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_people_posts_and_responsibilities")]

    operations = [migrations.RunPython(name_job_roles, migrations.RunPython.noop)]
