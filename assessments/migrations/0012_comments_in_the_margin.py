import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARDS = """
CREATE TRIGGER margin_comments_are_append_only
    BEFORE UPDATE ON assessments_margincomment FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
"""
BACKWARDS = "DROP TRIGGER margin_comments_are_append_only ON assessments_margincomment;"


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0011_joined_records_keep_all_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="observation",
            name="draft_edition",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="MarginComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("paragraph", models.PositiveSmallIntegerField()),
                ("quotation", models.CharField(max_length=300)),
                ("comment", models.TextField()),
                (
                    "marking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="margin",
                        to="assessments.marking",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("marking", "paragraph"), name="a_paragraph_has_one_comment_in_a_marking"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paragraph__gte", 1), models.Q(("comment", ""), _negated=True)),
                        name="a_margin_comment_says_something_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarkingDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filled", models.JSONField(default=dict)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marking_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="assessments.markingtask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "by"), name="one_draft_per_marker_and_piece_of_work"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
