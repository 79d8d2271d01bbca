from notifications.models.bounce import Bounce
from notifications.models.digest import Digest
from notifications.models.mail import Mail, MailQuerySet
from notifications.models.notification import Notification, NotificationQuerySet
from notifications.models.nudge import Nudge
from notifications.models.preference import DeliveryDays, Preference

__all__ = [
    "Bounce",
    "DeliveryDays",
    "Digest",
    "Mail",
    "MailQuerySet",
    "Notification",
    "NotificationQuerySet",
    "Nudge",
    "Preference",
]
