"""Observations: the step, what is asked of an observer, and their records, which are never changed."""

import courses.blocks.field
import django.contrib.postgres.fields
import django.db.models.deletion
import foundations.database
import foundations.pages
from django.conf import settings
from django.db import migrations, models

FORWARDS = """
CREATE FUNCTION assessments_refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('assessments.purging', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER observation_records_are_append_only BEFORE UPDATE OR DELETE ON assessments_observationrecord
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_record();

CREATE FUNCTION assessments_forget_observations(people bigint[], forgotten_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    records integer;
BEGIN
    PERFORM set_config('assessments.purging', 'yes', true);
    DELETE FROM assessments_observationrecord WHERE observation_id IN (
        SELECT id FROM assessments_observation WHERE person_id = ANY(people)
    );
    GET DIAGNOSTICS records = ROW_COUNT;
    PERFORM set_config('assessments.purging', 'no', true);
    IF records > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (forgotten_at, 'records removed', 'assessments.ObservationRecord', jsonb_build_object('records', records));
    END IF;
    RETURN records;
END $$;
"""

BACKWARDS = """
DROP TRIGGER observation_records_are_append_only ON assessments_observationrecord;
DROP FUNCTION assessments_forget_observations;
DROP FUNCTION assessments_refuse_change_of_record;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_categories_and_drafts"),
        ("courses", "0003_a_loaded_file_knows_its_revision"),
        ("people", "0008_an_erased_persons_traces_are_removed"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ObservationPage",
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
                            ("observation", "Observation"),
                            ("professional-discussion", "Professional discussion"),
                            ("sign-off", "Sign-off"),
                        ],
                        default="observation",
                        max_length=30,
                    ),
                ),
                ("criteria", courses.blocks.field.BlocksField(blank=True)),
            ],
            options={
                "verbose_name": "observation",
            },
            bases=(foundations.pages.ShownPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="Observation",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("observation", "Observation"),
                            ("professional-discussion", "Professional discussion"),
                            ("sign-off", "Sign-off"),
                        ],
                        max_length=30,
                    ),
                ),
                ("criteria", models.JSONField()),
                ("revision_id", models.BigIntegerField(blank=True, null=True)),
                ("guest_name", models.CharField(blank=True, max_length=150)),
                ("guest_address", models.EmailField(blank=True, max_length=254)),
                ("preparation", models.TextField(blank=True)),
                (
                    "confirmed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("under_way", "Under way"),
                            ("seen", "Seen"),
                            ("not_yet", "Not yet"),
                            ("withdrawn", "Withdrawn"),
                            ("returned", "Given back"),
                        ],
                        default="asked",
                        max_length=15,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("passed_on_at", models.DateTimeField(blank=True, null=True)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("returned_because", models.TextField(blank=True)),
                ("draft", models.JSONField(blank=True, default=dict)),
                (
                    "observer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="observations_asked_of_me",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="courses.activity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ObservationPreparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observation_preparations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="courses.activity"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ObservationRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(choices=[("seen", "Seen"), ("not_yet", "Not yet")], max_length=10),
                ),
                ("findings", models.JSONField()),
                ("agreed", models.TextField(blank=True)),
                (
                    "confirmed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("by_actor", models.UUIDField(blank=True, null=True)),
                ("observed_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "observation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="record",
                        to="assessments.observation",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("state__in", ["asked", "under_way"])),
                fields=["answer_by"],
                name="observations_by_answer_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "under_way"])),
                fields=("person", "step"),
                name="one_open_observation_per_person_and_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("observer__isnull", True),
                    models.Q(("observer", models.F("person")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_observes_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest_address", ""), ("guest_name", "")),
                    models.Q(
                        models.Q(("guest_name", ""), _negated=True),
                        models.Q(("guest_address", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_observer_without_account_has_a_name_and_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state__in", ["asked", "under_way"])),
                    models.Q(
                        ("ended_at__gte", models.F("asked_at")),
                        ("state__in", ["seen", "not_yet", "withdrawn", "returned"]),
                    ),
                    _connector="OR",
                ),
                name="an_observation_ends_once_and_after_it_was_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="observationpreparation",
            constraint=models.UniqueConstraint(
                fields=("person", "step"), name="one_preparation_per_person_and_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="observationrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["seen", "not_yet"])),
                name="an_observation_is_seen_or_not_yet",
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
