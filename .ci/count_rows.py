"""Count the rows of every kind that nobody adds to while nobody works; run inside `manage.py shell`."""

from django.apps import apps

# Signing in and the worker write these by themselves; what analytics keeps is worked out anew from the posts, and the
# words to search are gathered anew from the pages.
MOVING = {"sessions", "account", "mfa", "analytics", "notifications"}
WORKING = {
    "Outbox", "OutboxMessage", "Position", "ConsumerState", "Consumer", "Opening", "AuditEntry",
    "Device", "SignInRecord", "SearchEntry", "SearchEdition",
}  # fmt: skip

for model in sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.label):
    if model._meta.app_label not in MOVING and model.__name__ not in WORKING and not model._meta.proxy:
        print(model._meta.label, model._default_manager.count())
