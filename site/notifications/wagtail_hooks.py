from wagtail import hooks

from notifications.viewsets import MailViewSet, mails


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def register_viewset() -> MailViewSet:
    return mails
