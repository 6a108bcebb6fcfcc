"""The forms of the editor."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from kawaraban.articles.addresses import LONGEST
from kawaraban.articles.admin import submissions
from kawaraban.articles.admin.trees import CategoryField
from kawaraban.kit.slugs import slugify
from kawaraban.kit.text import clean_line


class ArticleForm(WagtailAdminModelForm):
    """A story as it is written; what was typed is never cut by the browser."""

    category = CategoryField(label=gettext_lazy("Category"))
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # A browser cuts a paste at `maxlength` and tells nobody. The server tells.
            field.widget.attrs.pop("maxlength", None)
        if self.instance.pk or self.for_user is None:
            del self.fields["submission"]
        else:
            self.fields["submission"].initial = submissions.issue(self.for_user)

    def save_cluster_m2m(self) -> None:
        """Set the tags. They are set once more after saving: not to be looked up again then."""
        super().save_cluster_m2m()
        if "tags" in self.cleaned_data:
            self.cleaned_data["tags"] = list(self.instance.tags.all())

    def clean_slug(self) -> str:
        """Return the slug; one made from the headline is made again until the story was public."""
        slug: str = self.cleaned_data["slug"]
        if self.instance.pk is None or self.instance.day or slug != self.initial.get("slug"):
            return slug
        made = slugify(self.initial.get("headline") or "", LONGEST) or "story"
        return "" if re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug) else slug


class FilingForm(WagtailAdminModelForm):
    """A category, source, byline or tag: a name, and a slug that is made where none is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_name(self) -> str:
        """Return the name without control characters and direction overrides."""
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Give a name."), code="required")
        return name

    def clean_slug(self) -> str:
        """Return the slug, or a free one made from the name; two people may share a name."""
        slug: str = self.cleaned_data["slug"] or self.instance.slug
        if slug:
            return slug
        name = self.cleaned_data.get("name", "")
        kind = type(self.instance)
        made = slugify(name, 70) or kind._meta.model_name
        others = kind._default_manager.exclude(pk=self.instance.pk)
        slug, number = made, 2
        while others.filter(slug=slug).exists():
            slug, number = f"{made}-{number}", number + 1
        return slug


class CategoryForm(FilingForm):
    """A category with its names in the site's other languages."""

    parent = CategoryField(
        label=gettext_lazy("Below"), required=False, empty_label=gettext_lazy("(at the top)")
    )

    def is_valid(self) -> bool:
        """Also refuse a name in a language that the site does not have."""
        valid: bool = super().is_valid()
        known = dict(settings.LANGUAGES)
        for row in self.formsets["names"].forms if "names" in self.formsets else []:
            language = getattr(row, "cleaned_data", {}).get("language")
            if language and language not in known and "language" not in row.errors:
                row.add_error("language", _("The site has no edition in this language."))
                valid = False
        return valid


class MergeTagForm(forms.Form):
    """Which tag takes over the stories of another."""

    into: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Merge into")
    )

    def __init__(self, *args: Any, tag: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tag = tag
        self.fields["into"].queryset = type(tag).objects.exclude(pk=tag.pk)  # type: ignore[attr-defined]

    def clean_into(self) -> Any:
        """Return the other tag; a tag can't be merged into itself."""
        into = self.cleaned_data["into"]
        if into == self.tag:
            raise ValidationError(_("Choose another tag."))
        return into
