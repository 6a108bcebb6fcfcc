"""Django as a WSGI application, without the page store in front of it."""

import os

from django.core.wsgi import get_wsgi_application

from kawaraban.config.first_look import with_known_charsets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kawaraban.config.settings")

application = with_known_charsets(get_wsgi_application())
