"""Hand-made pages, documents, redirects and embeds changed: each writes its row to the log.

Wagtail announces these by signals only. What a page's own publication changes is the page; what
is printed of it elsewhere (the footer, links in texts, the pages below it) changes only with its
title, its place or whether it is there at all. So it has two tags: `text:N` and `page:N`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.embeds.models import Embed
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, post_page_move

from kawaraban.outbox import log
from kawaraban.reading.models import FrontPage, TextPage

# A page as others print it.
PRINTED = ("live", "title", "slug", "url_path", "locale_id")


def connect() -> None:
    """Connect the handlers; called once, when the application is ready."""
    for model in (FrontPage, TextPage):
        pre_save.connect(note, sender=model, dispatch_uid=f"{model} noted")
        post_save.connect(on_page_saved, sender=model, dispatch_uid=f"{model} saved")
        page_published.connect(on_published, sender=model, dispatch_uid=f"{model} published")
    post_page_move.connect(on_page_moved, dispatch_uid="page moved")
    pre_delete.connect(on_page_moved, sender=Page, dispatch_uid="page deleted")
    document = get_document_model()
    pre_save.connect(note_document, sender=document, dispatch_uid="document noted")
    post_save.connect(on_document_saved, sender=document, dispatch_uid="document saved")
    post_delete.connect(on_document_changed, sender=document, dispatch_uid="document deleted")
    for signal in (post_save, post_delete):
        signal.connect(on_restricted, PageViewRestriction, dispatch_uid=f"restricted {signal}")
        signal.connect(on_redirect_changed, Redirect, dispatch_uid=f"redirect {signal}")
        signal.connect(on_embed_changed, Embed, dispatch_uid=f"embed {signal}")
        for place in (Site, Locale):
            signal.connect(on_place_changed, place, dispatch_uid=f"{place} {signal}")


def note(sender: type[Page], instance: Any, **kwargs: Any) -> None:
    """Remember how others print a page that is about to be saved. One query."""
    stored = Page.objects.filter(pk=instance.pk).values(*PRINTED).first() if instance.pk else None
    instance.readers_saw = stored


def on_page_saved(sender: type[Page], instance: Any, **kwargs: Any) -> None:
    """A page was made, taken back or renamed. A draft is saved in single fields."""
    if kwargs["update_fields"] is not None:
        return
    now = {name: getattr(instance, name) for name in PRINTED}
    if instance.live if kwargs["created"] else instance.readers_saw != now:
        log.record("page.changed", f"page:{instance.pk}", everywhere(instance))


def on_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page went live or a new version of it did."""
    log.record("page.published", f"page:{instance.pk}", {f"text:{instance.pk}"})


def on_page_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page got another place, or is about to go for good."""
    log.record("page.moved", f"page:{instance.pk}", everywhere(instance))


def on_restricted(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page and those below it are for some readers only, or for all again."""
    if page := Page.objects.filter(pk=instance.page_id).first():
        log.record("page.restricted", f"page:{page.pk}", everywhere(page))


def everywhere(page: Page) -> set[str]:
    """Return the tags of a page, of all below it, and of whatever leads to them.

    A link leads to the translation in the reader's language, so a page that comes or goes
    changes where links to its translations lead.
    """
    below = Page.objects.filter(path__startswith=page.path)
    same = Page.objects.filter(translation_key__in=below.values("translation_key"))
    return {"absent", f"page:{page.pk}", *_printed(same)}


def _printed(pages: PageQuerySet) -> Iterator[str]:
    yield from (f"page:{number}" for number in pages.values_list("pk", flat=True))
    languages = Locale.objects.values_list("language_code", flat=True)
    yield from (f"pages:{language}" for language in languages)


def note_document(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Remember the file of a document that is about to be saved: its name is in the address."""
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance.readers_saw = stored.filename if stored else ""  # type: ignore[attr-defined]


def on_document_saved(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A document was saved; nothing leads to a new one yet."""
    if not kwargs["created"] and instance.readers_saw != instance.filename:
        on_document_changed(sender, instance)


def on_document_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A document got another file or was deleted."""
    log.record("document.changed", f"document:{instance.pk}", {f"document:{instance.pk}"})


def on_redirect_changed(sender: type[Model], instance: Redirect, **kwargs: Any) -> None:
    """An address that was not there leads somewhere, or the other way round."""
    log.record("redirect.changed", f"redirect:{instance.pk}", {"absent"})


def on_embed_changed(sender: type[Model], instance: Embed, **kwargs: Any) -> None:
    """A provider's code for an embedded address was fetched, or fetched again."""
    log.record("embed.changed", f"embed:{instance.hash}", {f"embed:{instance.hash}"})


def on_place_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Wagtail's record of the site or of a language changed: no address is sure to stay.

    A new language has no page yet that an address could lead to.
    """
    if sender is Locale and kwargs.get("created"):
        return
    kind = sender._meta.model_name or ""
    tags = {"navigation", "absent", *_printed(Page.objects.all())}
    log.record(f"{kind}.changed", f"{kind}:{instance.pk}", tags)
