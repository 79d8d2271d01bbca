import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import foundations.constraints
import foundations.database


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=100)),
                (
                    "is_link_worker",
                    models.BooleanField(default=False, help_text="Counts in the profession's retention."),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        error_messages={"unique": "Somebody already has this e-mail address."},
                        help_text="The first address; others may be added and sign in as well.",
                        max_length=254,
                        null=True,
                        unique=True,
                        verbose_name="e-mail address",
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                (
                    "actor",
                    models.UUIDField(db_default=foundations.database.UUIDv7(), editable=False, unique=True),
                ),
                (
                    "ref",
                    models.CharField(
                        blank=True,
                        help_text="How the system that sends the list of posts knows this person.",
                        max_length=100,
                        null=True,
                        unique=True,
                        verbose_name="reference",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="may open the administration"
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="belongs to the demonstration"
                    ),
                ),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("action", models.CharField(max_length=60)),
                (
                    "subject",
                    models.CharField(help_text="The model and id of what was changed.", max_length=80),
                ),
                ("detail", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audit_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audited",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
            },
        ),
        migrations.CreateModel(
            name="Group",
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
                        choices=[("cohort", "Cohort"), ("learning_set", "Learning set"), ("team", "Team")],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="a_group_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organisations", "Organisations"),
                            ("people", "People"),
                            ("posts", "Posts"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("refused", "Refused"),
                            ("ready", "Ready to confirm"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Stopped"),
                        ],
                        default="checking",
                        max_length=20,
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("content", models.BinaryField(null=True)),
                ("uploaded_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("total_count", models.PositiveIntegerField(default=0)),
                ("report", models.JSONField(default=dict)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_runs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(choices=[("opened", "Opened"), ("exported", "Exported")], max_length=10),
                ),
                ("purpose", models.CharField(max_length=40)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
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
                    "code",
                    models.CharField(
                        help_text="Our own code: the ODS code where there is one.", max_length=40, unique=True
                    ),
                ),
                ("ods_code", models.CharField(blank=True, max_length=20, verbose_name="ODS code")),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "Nation"),
                            ("region", "NHS region"),
                            ("icb", "Integrated care board"),
                            ("pcn", "Primary care network"),
                            ("practice", "GP practice"),
                            ("trust", "NHS trust"),
                            ("vcse", "Voluntary, community or social enterprise"),
                            ("council", "Council"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("code"),
                        name="an_organisation_code_is_one_whatever_its_case",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("ods_code"),
                        condition=models.Q(("ods_code", ""), _negated=True),
                        name="an_ods_code_is_one_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="an_organisation_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parent_links",
                        to="people.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_links",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_kept",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lost",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_into",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "uuid",
                    models.UUIDField(db_default=foundations.database.UUIDv7(), editable=False, unique=True),
                ),
                (
                    "fte",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="Over 0 and at most 1; empty where nobody has said.",
                        max_digits=4,
                        null=True,
                        verbose_name="full-time equivalent",
                    ),
                ),
                ("observed_from", models.DateField(help_text="From when its end would have become known.")),
                (
                    "leaving_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pay", "Pay"),
                            ("contract_end", "The contract ended"),
                            ("workload", "Workload"),
                            ("support", "Support"),
                            ("progression", "Progression"),
                            ("personal", "Personal"),
                            ("retirement", "Retirement"),
                            ("role_change", "A change of role"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "ref",
                    models.CharField(
                        blank=True, max_length=100, null=True, unique=True, verbose_name="reference"
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="people.jobrole"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("funder", models.CharField(max_length=200)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fundings", to="people.post"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Deployment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deployments",
                        to="people.organisation",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deployments",
                        to="people.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("line_manager", "Line manager"),
                            ("professional_supervisor", "Professional supervisor"),
                            ("facilitator", "Facilitator"),
                            ("deputy_facilitator", "Deputy facilitator"),
                            ("lead", "Lead"),
                            ("employer_administrator", "Employer administrator"),
                            ("trainer", "Trainer"),
                            ("assessor", "Assessor"),
                            ("programme_admin", "Programme administrator"),
                            ("analyst", "Analyst"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="people.group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities_over_me",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "responsibilities",
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="a_persons_email_is_lower_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", ""), _negated=True),
                name="a_persons_email_is_missing_or_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("ref", ""), _negated=True),
                name="a_persons_reference_is_missing_or_something",
            ),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["person", "-at"], name="people_audi_person__a5cc4a_idx"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["-at", "-id"], name="people_audi_at_7bc0f7_idx"),
        ),
        migrations.AddIndex(
            model_name="importrun",
            index=models.Index(fields=["-uploaded_at", "-id"], name="people_impo_uploade_e55f18_idx"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("group"), "&&"),
                    (foundations.constraints._OneNumber("person"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                ],
                name="a_person_is_in_a_group_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="a_membership_ends_after_it_starts",
            ),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["person", "-at"], name="people_open_person__73a970_idx"),
        ),
        migrations.AddConstraint(
            model_name="organisationlink",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("child"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                ],
                name="an_organisation_has_one_parent_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="an_organisation_link_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("child", models.F("parent")), _negated=True),
                name="an_organisation_is_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="personmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("lost")), _negated=True),
                name="a_person_is_not_merged_into_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("person"), "&&"),
                    (foundations.constraints._OneNumber("employer"), "&&"),
                    (foundations.constraints._OneNumber("role"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                ],
                name="a_person_holds_a_post_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="a_post_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fte__isnull", True), models.Q(("fte__gt", 0), ("fte__lte", 1)), _connector="OR"
                ),
                name="a_posts_fte_is_over_0_and_at_most_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("leaving_reason", ""), ("ended_on__isnull", False), _connector="OR"),
                name="only_a_post_that_ended_has_a_leaving_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("ref", ""), _negated=True),
                name="a_posts_reference_is_missing_or_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("post"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                ],
                name="a_post_has_one_funder_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="a_funding_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=models.CheckConstraint(
                condition=models.Q(("funder", ""), _negated=True), name="a_funding_names_a_funder"
            ),
        ),
        migrations.AddConstraint(
            model_name="deployment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("post"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                ],
                name="a_post_is_deployed_at_one_place_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="deployment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="a_deployment_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                ),
                name="a_responsibility_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group__isnull", True), ("organisation__isnull", True)),
                    models.Q(("organisation__isnull", True), ("subject__isnull", True)),
                    models.Q(("group__isnull", True), ("subject__isnull", True)),
                    _connector="OR",
                ),
                name="a_responsibility_has_one_scope_at_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("subject__isnull", True),
                    models.Q(("person", models.F("subject")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_is_responsible_for_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (foundations.constraints._OneNumber("person"), "&&"),
                    (foundations.constraints._Days("started_on", "ended_on"), "&&"),
                    (
                        models.Func(
                            models.Func(
                                models.F("kind"),
                                models.Value(0),
                                function="hashtextextended",
                                output_field=models.BigIntegerField(),
                            ),
                            models.Func(
                                models.F("kind"),
                                models.Value(0),
                                function="hashtextextended",
                                output_field=models.BigIntegerField(),
                            ),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            django.db.models.functions.comparison.Coalesce(
                                "organisation", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                "organisation", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            django.db.models.functions.comparison.Coalesce(
                                "group", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                "group", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            django.db.models.functions.comparison.Coalesce(
                                "subject", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                "subject", models.Value(0), output_field=models.BigIntegerField()
                            ),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="a_responsibility_is_held_once_at_a_time",
            ),
        ),
    ]
