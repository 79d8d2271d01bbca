"""The kinds of message. A storey that tells people something registers its kinds in ``AppConfig.ready``.

    from notifications.kinds import NotificationKind, notification_kinds

    CERTIFICATE_READY = NotificationKind(
        code="portfolio.certificate_ready",
        area="Your learning",
        title="A certificate is ready",
        subject="Your certificate is ready: {title}",
        sentence="You completed “{title}”. Its certificate is in your portfolio.",
        action="Open the certificate",
        why="You get this because you completed a module or a year.",
    )
    notification_kinds.register(CERTIFICATE_READY.code, CERTIFICATE_READY)

``subject`` and ``sentence`` are filled with ``about.title`` as ``{title}`` and with the words given to ``notify``. They
carry no score, rating or reason, and nothing that a person wrote in private: many work mailboxes are shared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foundations.registries import Registry
from notifications.vocabulary import DIGEST_KIND, Delivery, Urgency


def everybody(person: Any, on: date) -> bool:
    return True


_DEFAULT_DELIVERY = {
    Urgency.AT_ONCE: Delivery.EMAIL,
    Urgency.WORKING_HOURS: Delivery.EMAIL,
    Urgency.DIGEST: Delivery.DIGEST,
}


@dataclass(frozen=True)
class About:
    """What a message is about: a kind of thing, which one, where it is found and what it is called.

    ``url`` is a path on this site, where the message's one action leads.
    """

    kind: str
    id: str
    url: str
    title: str = ""


@dataclass(frozen=True)
class NotificationKind:
    """One kind of message.

    ``template`` renders the body of the mail as plain paragraphs divided by empty lines, from the same words; without
    one the body is the sentence. ``urgency`` AT_ONCE goes at any hour, the others keep to somebody's working hours.
    ``may_be_stopped`` False means that it is always mailed. ``is_secret`` says that the mail holds a link or code that
    lets somebody in, so its text is blanked once it is sent. ``is_for`` (a person, a day) says to whom the choice of this
    kind is shown.
    """

    code: str
    title: str
    subject: str
    sentence: str
    action: str
    why: str
    area: str = "Your learning"
    template: str = ""
    urgency: Urgency = Urgency.WORKING_HOURS
    may_be_stopped: bool = True
    is_secret: bool = False
    is_for: Callable[[Any, date], bool] = everybody

    @property
    def default_delivery(self) -> Delivery:
        return _DEFAULT_DELIVERY[self.urgency]

    @property
    def keeps_hours(self) -> bool:
        return self.urgency != Urgency.AT_ONCE

    def subject_of(self, words: Mapping[str, Any]) -> str:
        return " ".join(self.subject.format(**words).split())

    def sentence_of(self, words: Mapping[str, Any]) -> str:
        return self.sentence.format(**words)


notification_kinds: Registry[NotificationKind] = Registry("notification_kinds")


def may_be_stopped(code: str) -> bool:
    """Return whether people choose how they get this kind; the weekly summary is one."""
    kind = notification_kinds.get(code)
    return code == DIGEST_KIND or bool(kind and kind.may_be_stopped)
