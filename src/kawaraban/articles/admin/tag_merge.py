"""The screen for merging a tag into another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from kawaraban.articles.admin.forms import MergeTagForm
from kawaraban.articles.admin.merging import merge
from kawaraban.articles.models import Tag


class MergeTagView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView[MergeTagForm]):
    """Asks for the tag that stays."""

    model = None
    index_url_name = ""
    header_icon = "tag"
    permission_required = "change"
    form_class = MergeTagForm
    template_name = "articles/admin/merge_tag.html"
    page_title = gettext_lazy("Merge tag")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Merging deletes, so that permission is needed, too."""
        if not self.user_has_permission("delete"):
            raise PermissionDenied
        self.tag = get_object_or_404(Tag, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return the tag's name."""
        return self.tag.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: home, tags, this."""
        tags = {"url": reverse(self.index_url_name), "label": _("Tags")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.tag.name}
        return [*self.breadcrumbs_items, tags, here]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which tag goes."""
        return {**super().get_form_kwargs(), "tag": self.tag}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tag and how many stories have it."""
        context = super().get_context_data(**kwargs)
        return {**context, "tag": self.tag, "stories": self.tag.tagged.count()}

    def form_valid(self, form: MergeTagForm) -> HttpResponse:
        """Merge, and say what happened."""
        into = form.cleaned_data["into"]
        count = merge(self.tag, into, self.request.user)
        sentence = ngettext(
            "“%(tag)s” was merged into “%(into)s”: %(count)d article.",
            "“%(tag)s” was merged into “%(into)s”: %(count)d articles.",
            count,
        )
        messages.success(
            self.request, sentence % {"tag": self.tag.name, "into": into.name, "count": count}
        )
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse(self.index_url_name)
