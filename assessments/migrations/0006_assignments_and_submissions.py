"""Assignments, what is handed in for them, and its marks; what was handed in and decided is never changed."""

import courses.blocks.field
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import foundations.database
import foundations.pages
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


FORWARDS = """
CREATE FUNCTION assessments_refuse_change_of_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept as it was', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER handed_in_versions_are_frozen
    BEFORE UPDATE OF submission_id, number, text, word_count, handed_in_at, rubric, confirmed
    ON assessments_submissionversion FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
CREATE TRIGGER markings_are_append_only
    BEFORE UPDATE OF task_id, at, outcome, comment
    ON assessments_marking FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
CREATE TRIGGER criterion_marks_are_append_only
    BEFORE UPDATE ON assessments_criterionmark FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
"""

BACKWARDS = """
DROP TRIGGER handed_in_versions_are_frozen ON assessments_submissionversion;
DROP TRIGGER markings_are_append_only ON assessments_marking;
DROP TRIGGER criterion_marks_are_append_only ON assessments_criterionmark;
DROP FUNCTION assessments_refuse_change_of_work;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_observations"),
        ("courses", "0003_a_loaded_file_knows_its_revision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssignmentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("code", models.CharField(blank=True, editable=False, max_length=100, verbose_name="id")),
                ("curriculum", models.CharField(blank=True, editable=False, max_length=100)),
                ("body", courses.blocks.field.BlocksField(blank=True)),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("completion", models.CharField(blank=True, max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reflective-account", "Reflective account"),
                            ("practice-evidence", "Practice evidence"),
                            ("project", "Project"),
                        ],
                        default="reflective-account",
                        max_length=30,
                    ),
                ),
                (
                    "words",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="A guide, never a limit.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="about how many words",
                    ),
                ),
                (
                    "is_anonymous",
                    models.BooleanField(
                        default=False,
                        help_text="Markers see no name until they have decided.",
                        verbose_name="mark without names",
                    ),
                ),
                (
                    "second_share",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="This share of the work is marked again by somebody who does not see the first marks.",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="marked by a second person, per cent",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
            },
            bases=(foundations.pages.ShownPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="MarkingTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(db_default=foundations.database.UUIDv7(), editable=False, unique=True),
                ),
                ("is_second", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("was_assigned", models.BooleanField(default=False)),
                ("marked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="marking_tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Marking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[("refer", "Refer"), ("pass", "Pass"), ("distinction", "Distinction")],
                        max_length=15,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="markings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marking",
                        to="assessments.markingtask",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RubricCriterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "refer",
                    models.CharField(
                        help_text="What is not enough yet.", max_length=500, verbose_name="refer"
                    ),
                ),
                (
                    "passing",
                    models.CharField(help_text="What is asked for.", max_length=500, verbose_name="pass"),
                ),
                (
                    "distinction",
                    models.CharField(
                        blank=True,
                        help_text="What is more than asked for; may be left empty.",
                        max_length=500,
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="assessments.assignmentpage",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "rubric criteria",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(db_default=foundations.database.UUIDv7(), editable=False, unique=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("handed_in", "Handed in"),
                            ("returned", "Returned for revision"),
                            ("passed", "Passed"),
                            ("distinction", "Passed with distinction"),
                        ],
                        default="draft",
                        max_length=15,
                    ),
                ),
                ("draft", models.TextField(blank=True)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="courses.activity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SubmissionFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("txt", "Text"),
                            ("jpg", "Photograph"),
                            ("png", "Picture"),
                        ],
                        max_length=5,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                (
                    "doubtful",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("is_in_draft", models.BooleanField(default=True)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="assessments.submission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SubmissionVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(db_default=foundations.database.UUIDv7(), editable=False, unique=True),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField(blank=True)),
                ("word_count", models.PositiveIntegerField()),
                ("handed_in_at", models.DateTimeField()),
                ("revision_id", models.BigIntegerField(blank=True, null=True)),
                ("rubric", models.JSONField(default=list)),
                (
                    "confirmed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "files",
                    models.ManyToManyField(
                        blank=True, related_name="versions", to="assessments.submissionfile"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="assessments.submission",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="markingtask",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tasks",
                to="assessments.submissionversion",
            ),
        ),
        migrations.CreateModel(
            name="CriterionMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "level",
                    models.CharField(
                        choices=[("refer", "Refer"), ("pass", "Pass"), ("distinction", "Distinction")],
                        max_length=15,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                (
                    "marking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="assessments.marking",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("marking", "position"), name="a_criterion_is_marked_once_in_a_marking"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("person", "assignment"), name="one_submission_per_person_and_assignment"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "draft"), ("handed_in_at__isnull", False), _connector="OR"),
                name="work_that_is_no_draft_was_handed_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("returned", "passed", "distinction")), _negated=True),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="decided_work_says_when",
            ),
        ),
        migrations.AddIndex(
            model_name="submissionfile",
            index=models.Index(fields=["submission", "added_at"], name="file_of_submission"),
        ),
        migrations.AddConstraint(
            model_name="submissionversion",
            constraint=models.UniqueConstraint(
                fields=("submission", "number"), name="a_handed_in_version_has_one_number"
            ),
        ),
        migrations.AddIndex(
            model_name="markingtask",
            index=models.Index(
                condition=models.Q(("marked_at__isnull", True)), fields=["opened_at"], name="work_that_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="markingtask",
            constraint=models.UniqueConstraint(
                fields=("version", "is_second"), name="a_version_waits_once_for_each_marking"
            ),
        ),
        migrations.AddConstraint(
            model_name="markingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marked_at__isnull", True), ("marked_at__gte", models.F("opened_at")), _connector="OR"
                ),
                name="work_is_marked_after_it_is_handed_in",
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
