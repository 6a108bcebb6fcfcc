"""What stands before Django: the page store with its follower."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

import lmdb
from django.conf import settings

from kawaraban.delivery import cdn
from kawaraban.delivery.follower import PageFollower
from kawaraban.delivery.front import Front
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.place import Place, place
from kawaraban.delivery.rendering import Application

logger = logging.getLogger("kawaraban")


def front_of(application: Application) -> Front:
    """Return the front of the site's pages, whose store is up to date with the log of changes.

    Whatever keeps the store from being opened is logged and shown, and pages are answered without.
    """
    where = place()
    begin(where)
    site = settings.KAWARABAN
    address = urlsplit(site.site_url)
    default = 443 if site.secure else 80
    hosts = Hosts(settings.ALLOWED_HOSTS, {address.port or default, site.port, default})
    return Front(application, where, hosts, settings.SESSION_COOKIE_NAME)


def in_front(application: Application) -> Front:
    """Return the front for a process that serves: it reports how often it answered."""
    front = front_of(application)
    try:
        front.report()
    except OSError as error:
        logger.warning("Answers are not counted: %s.", error)
    return front


def begin(where: Place) -> None:
    """Open the store and follow the log to its end, before anything is answered from it."""
    try:
        where.settle()
        PageFollower(where, cdn.tell).catch_up()
    except (lmdb.Error, OSError) as error:
        where.state.tell(f"The page store can't be opened: {error}.")
        logger.warning("The page store can't be opened: %s. Pages are answered without.", error)
