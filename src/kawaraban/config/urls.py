"""Every address of the site. The order matters: Wagtail's pages answer what nothing else did."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from kawaraban.conversation import urls as conversation_urls
from kawaraban.reading import urls as reading_urls
from kawaraban.reading.files import media

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media, name="media"),
    # A story's address and those of its conversation carry no language: it is written in one.
    path("", include(conversation_urls)),
    path("", include(reading_urls.stories)),
    # Lists belong to an edition: without a prefix the main language's, /ja/… another's.
    *i18n_patterns(
        path("", include(reading_urls.editions)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler404 = "kawaraban.reading.errors.not_found"
handler500 = "kawaraban.reading.errors.failed"
