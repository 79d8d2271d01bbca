"""The way in for somebody without an account: the link, who they are, and then one screen of a storey above.

The key leaves the address at once; afterwards the session knows which links were opened in this browser, and an address
holds the link's UUID alone, so that two links stay apart in two tabs. A storey above makes two views:

    class OpenVerificationView(OpenGuestLinkView):
        purpose, screen = "competencies.verification", "competencies:guest_verification"

    class GuestVerificationView(GuestView):
        purpose = "competencies.verification"

        def asks(self, link): ...   # the sentence above "say who you are"
        def get(self, request, uuid): ...  # self.link: open, and confirmed

    path("guest/verification/<uuid:uuid>/", ...), path("guest/verification/<str:key>/", ...)  # logs leave the key out

Its ``post`` calls ``people.actions.guest_link.use`` in the transaction of the answer. Opening with a GET never uses a
link up. The address that holds the key sends no referrer; the screens after it need the origin for their forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.generic import View

from foundations.clock import now
from foundations.verdict import Verdict
from people.actions import guest_link
from people.actions.guest_link import GuestLinkRefused
from people.forms.guest_link import WhoIAmForm
from people.models import GuestLink
from people.rules.guest_link import OWN, UNKNOWN
from people.vocabulary import GuestEvent

_OPENED: Final = "guest_links"
_LIMIT: Final = "guest_link"


class OpenGuestLinkView(View):
    """Takes the key out of the address; asks whoever guesses keys to wait."""

    purpose: ClassVar[str]
    screen: ClassVar[str]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        if not _guess(request, is_tried=False):
            return _apart(ratelimit.respond_429(request))
        try:
            link = guest_link.open_link(key, purpose=self.purpose, at=now())
        except GuestLinkRefused as refused:
            if refused.link is None:
                _guess(request)
            return _apart(no_longer_works(request, refused.verdict))
        opened = request.session.get(_OPENED, [])
        request.session[_OPENED] = [*(each for each in opened if each != str(link.uuid)), str(link.uuid)][
            -20:
        ]
        return _apart(redirect(self.screen, uuid=link.uuid))


class GuestView(View):
    """A screen for whoever opened a link in this browser: says why where it does not work, and asks who they are first."""

    purpose: ClassVar[str]
    link: GuestLink

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = self._before(request, kwargs["uuid"]) or super().dispatch(request, *args, **kwargs)
        return _kept_by_nobody(answer)

    def asks(self, link: GuestLink) -> str:
        """Return one sentence that says who asks for what; nothing else is shown before somebody says who they are."""
        return f"{link.asked_by.name} asked you for an answer."

    def not_for(self, link: GuestLink) -> set[int]:
        """Return the ids of those who may not answer, should one of them be signed in here."""
        return {link.asked_by_id}

    def _before(self, request: HttpRequest, uuid: UUID) -> HttpResponse | None:
        found = GuestLink.objects.select_related("asked_by").filter(purpose=self.purpose, uuid=uuid).first()
        if found is None or str(uuid) not in request.session.get(_OPENED, []):
            return self.refused(request, Verdict((UNKNOWN,)))
        self.link = found
        if request.user.is_authenticated and request.user.pk in self.not_for(found):
            guest_link.record(found, GuestEvent.REFUSED, at=now(), reason=OWN.code)
            return self.refused(request, Verdict((OWN,)))
        try:
            guest_link.check(found, at=now())
            return None if found.is_confirmed else self._say_who_you_are(request)
        except GuestLinkRefused as refused:
            return self.refused(request, refused.verdict)

    def refused(self, request: HttpRequest, verdict: Verdict) -> HttpResponse:
        """Say why the link does not work, or does not work any more; a screen may show what was typed meanwhile."""
        return no_longer_works(request, verdict)

    def _say_who_you_are(self, request: HttpRequest) -> HttpResponse:
        is_sent = request.method == "POST" and "is_me" in request.POST
        form = WhoIAmForm(
            request.POST if request.method == "POST" else None, initial={"name": self.link.name}
        )
        if is_sent and form.is_valid():
            said = form.cleaned_data
            guest_link.confirm(self.link, name=said["name"], role=said["role"], at=now())
            return redirect(request.path)
        context = {"form": form, "link": self.link, "asks": self.asks(self.link)}
        return render(request, "people/pages/guest_link_confirm.html", context)


def no_longer_works(
    request: HttpRequest, verdict: Verdict, *, typed: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """Say why a link does not work; what is not known and what is not there answer alike.

    ``typed`` is what was sent by it, label and words, so that whoever wrote it can copy it.
    """
    refusal = verdict.refusals[0]
    status = 404 if refusal == UNKNOWN else 200
    context = {"refusal": refusal, "typed": typed}
    return render(request, "people/pages/guest_link_refused.html", context, status=status)


def _guess(request: HttpRequest, *, is_tried: bool = True) -> bool:
    """Count a key that nobody knows; return whether another may be tried from here."""
    usage = ratelimit.consume(
        request, app="allauth.account", action=_LIMIT, limit_get=True, dry_run=not is_tried
    )
    return usage is not None


def _apart(response: HttpResponse) -> HttpResponse:
    """Send no address with a key in it to anybody."""
    response["Referrer-Policy"] = "no-referrer"
    _kept_by_nobody(response)
    return response


def _kept_by_nobody(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
