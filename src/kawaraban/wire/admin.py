"""Paste a page, look at what was recognised, and take it to the editor as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import require_admin_access

from kawaraban.articles.models import Category
from kawaraban.kit.text import decode
from kawaraban.wire import desk
from kawaraban.wire.paste import NotAStory

PERMISSION = "articles.add_article"
MOST_CHARACTERS = 6_000_000


class PasteForm(forms.Form):
    """Anything: the text of a page, its HTML, or a file with either."""

    text = forms.CharField(
        label=_("Text or HTML of the page"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(label=_("Or a file"), required=False)

    def clean(self) -> dict[str, Any]:
        """Either of both must be there."""
        given = super().clean() or {}
        if not given.get("text") and not given.get("file") and not self.errors:
            raise ValidationError(_("Paste the text of a page, or choose a file."))
        return given

    def raw(self) -> bytes | str:
        """Return what was given: bytes of the file, or the text."""
        if file := self.cleaned_data["file"]:
            content: bytes = file.read(MOST_CHARACTERS + 1)
            return content
        return str(self.cleaned_data["text"])


class ConfirmForm(forms.Form):
    """What was recognised, for the editor to put right before it is filed."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
    headline = forms.CharField(label=_("Headline"), max_length=300)
    lede = forms.CharField(
        label=_("Lede"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 3})
    )
    category = forms.ModelChoiceField(Category.objects.all(), label=_("Category"))
    language = forms.ChoiceField(label=_("Language"))
    published_on = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


@require_admin_access
def paste(request: HttpRequest) -> HttpResponse:
    """Show the form; a POST recognises, and a second POST files the confirmed draft.

    Nothing is kept between the two but what the form carries. Answers 422 with a sentence when
    nothing like a story was found or a field is wrong; what was pasted stays in the form.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if request.method != "POST":
        return _show(request, PasteForm())
    if "confirmed" in request.POST:
        return _file(request)
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, 422)
    try:
        raw = form.raw()
        copy = desk.read(raw)
    except NotAStory as error:
        form.add_error(None, error.reason)
        return _show(request, form, 422)
    confirm = ConfirmForm(initial=_initial(copy, raw), languages=_languages())
    return _confirm(request, confirm, copy)


def _file(request: HttpRequest) -> HttpResponse:
    form = ConfirmForm(request.POST, languages=_languages())
    try:
        copy = desk.read(request.POST.get("text", ""))
    except NotAStory as error:
        messages.error(request, error.reason)
        return _show(request, PasteForm(), 422)
    if not form.is_valid():
        return _confirm(request, form, copy, 422)
    try:
        may_add = request.user.has_perm("articles.add_source")
        confirmed = _confirmed(copy, form.cleaned_data)
        article, new = desk.file(confirmed, user=request.user, new_source=may_add)  # type: ignore[arg-type]
    except desk.CannotFile as error:
        form.add_error(None, str(error))
        return _confirm(request, form, copy, 422)
    except ValidationError as error:
        form.add_error(None, "; ".join(error.messages))
        return _confirm(request, form, copy, 422)
    if not new:
        messages.info(request, _("This story was filed before; nothing was doubled."))
    editor = AdminURLFinder(request.user).get_edit_url(article)
    return HttpResponseRedirect(editor or reverse("wagtailadmin_home"))


def _confirmed(copy: desk.Copy, given: dict[str, Any]) -> desk.Copy:
    story = replace(copy.story, headline=given["headline"], lede=given["lede"])
    return replace(
        copy,
        story=story,
        category=given["category"],
        language=given["language"],
        published_at=desk.moment(given["published_on"]),
    )


def _initial(copy: desk.Copy, raw: bytes | str) -> dict[str, Any]:
    return {
        "text": raw if isinstance(raw, str) else decode(raw),
        "headline": copy.story.headline,
        "lede": copy.story.lede,
        "category": copy.category,
        "language": copy.language,
        "published_on": copy.story.published_on,
    }


def _languages() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


def _show(request: HttpRequest, form: PasteForm, status: int = 200) -> HttpResponse:
    return render(request, "wire/paste.html", _page({"form": form}), status=status)


def _confirm(
    request: HttpRequest, form: ConfirmForm, copy: desk.Copy, status: int = 200
) -> HttpResponse:
    context = _page({"form": form, "copy": copy, "story": copy.story})
    return render(request, "wire/confirm.html", context, status=status)


def _page(context: dict[str, Any]) -> dict[str, Any]:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": "", "label": _("Paste a story")},
    ]
    return {
        "breadcrumbs_items": crumbs,
        "page_title": _("Paste a story"),
        "header_title": _("Paste a story"),
        "header_icon": "clipboard-list",
        **context,
    }
