"""How far the setting up of this site has come."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from wagtail.models import Site

from courses.models import ModulePage
from courses.queries.outline import current_outline
from courses.vocabulary import ReviewTopic
from people.models import Invitation, Organisation, Post
from people.queries.join_request import answers_for
from people.vocabulary import AREA_KINDS
from website.models import SetUpMark
from website.rules.programmes import main_programme
from website.rules.set_up import SetUpFacts
from website.vocabulary import Mark


def set_up_facts(on: date) -> SetUpFacts:
    """Return what is there already; ten queries beside the Outline's."""
    administrators = set(answers_for(None, on).values_list("pk", flat=True))
    second_steps = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    protected = second_steps.filter(user__in=administrators).values("user").distinct().count()
    marks = set(SetUpMark.objects.values_list("step", flat=True))
    return SetUpFacts(
        administrators=len(administrators),
        administrators_with_second_step=protected,
        is_named=is_named(),
        mail_was_sent=Mark.MAIL_SENT in marks,
        mail_arrived=Mark.MAIL_ARRIVED in marks,
        organisations=Organisation.objects.filter(kind__in=AREA_KINDS).count(),
        has_programme=main_programme(current_outline()) is not None,
        unreviewed=unreviewed_modules(),
        posts=Post.objects.count(),
        invitations=Invitation.objects.filter(person__posts__isnull=False).count(),
    )


def is_named() -> bool:
    """Return whether the site in the tables has the address at which this one runs."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or ""
    return bool(Site.objects.filter(is_default_site=True, hostname=host).exclude(site_name="").exists())


def unreviewed_modules() -> list[str]:
    """Return the modules that stay drafts until somebody has reviewed them, with what each needs."""
    waiting = ModulePage.objects.filter(live=False, review_needed__len__gt=0)
    waiting = waiting.filter(Q(reviewed_by="") | Q(reviewed_on__isnull=True)).order_by("path")
    return [
        f"{title} ({', '.join(str(ReviewTopic(topic).label) for topic in topics)})"
        for title, topics in waiting.values_list("title", "review_needed")
    ]
