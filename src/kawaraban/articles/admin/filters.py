"""The filters of the list of stories."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from kawaraban.articles.admin import states
from kawaraban.articles.admin.trees import CategoryFilter
from kawaraban.articles.models import Article, Category, Correction, Person, Source
from kawaraban.articles.selection import ArticleQuerySet


class ArticleFilterSet(WagtailFilterSet):
    """State, filing, language, day, corrections and embargo."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=states.CHOICES,
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="in_state",
    )
    category = CategoryFilter(label=_("Category"), queryset=Category.objects.all())
    source = django_filters.ModelChoiceFilter(label=_("Source"), queryset=Source.objects.all())
    person = django_filters.ModelChoiceFilter(
        label=_("Byline"), queryset=Person.objects.all(), method="by_person"
    )
    day = django_filters.DateFromToRangeFilter(
        label=_("Publication date"), widget=DateRangePickerWidget
    )
    corrected = django_filters.BooleanFilter(
        label=_("Has a correction"), widget=BooleanRadioSelect, method="with_correction"
    )
    embargoed = django_filters.BooleanFilter(
        label=_("Under embargo"), widget=BooleanRadioSelect, method="under_embargo"
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].label = _("Language")

    def in_state(self, stories: ArticleQuerySet, name: str, value: str) -> ArticleQuerySet:
        """Keep the stories in one state."""
        return states.in_state(stories, value)

    def by_person(self, stories: ArticleQuerySet, name: str, value: Person) -> ArticleQuerySet:
        """Keep the stories with a byline."""
        return stories.by_person(value)

    def with_correction(self, stories: ArticleQuerySet, name: str, value: bool) -> ArticleQuerySet:
        """Keep the stories with, or without, a correction."""
        corrected = Exists(Correction.objects.filter(article=OuterRef("pk")))
        return stories.filter(corrected if value else ~corrected)

    def under_embargo(self, stories: ArticleQuerySet, name: str, value: bool) -> ArticleQuerySet:
        """Keep the stories whose embargo has, or has not, still to end."""
        held = Q(embargo_until__gt=timezone.now())
        return stories.filter(held) if value else stories.exclude(held)
