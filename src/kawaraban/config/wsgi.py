"""The WSGI application that Granian serves: static files, the page store, Django behind them."""

from pathlib import Path

from django.conf import settings

from kawaraban.config import behind
from kawaraban.config.before import in_front
from kawaraban.delivery.assets import with_assets

front = in_front(behind.application)
application = with_assets(front, Path(settings.STATIC_ROOT), settings.STATIC_URL)
