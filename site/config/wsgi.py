"""The web server's entry point."""

import os

from django.core.wsgi import get_wsgi_application

from config.memory import settle_in

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()
settle_in()
