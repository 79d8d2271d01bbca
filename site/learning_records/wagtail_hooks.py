from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from learning_records.permissions import MAY_LOOK, MAY_RELEASE
from learning_records.viewsets import LedgerViewSet


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def register_viewset() -> LedgerViewSet:
    return LedgerViewSet()


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def register_permissions() -> QuerySet[Permission]:
    codes = [name.split(".")[1] for name in (MAY_LOOK, MAY_RELEASE)]
    return Permission.objects.filter(content_type__app_label="learning_records", codename__in=codes)
