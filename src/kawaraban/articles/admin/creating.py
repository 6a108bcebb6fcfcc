"""A new story: what its form begins with, and what a form sent twice leads to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.utils import set_query_params
from wagtail.models import Locale, WorkflowState
from wagtail.snippets.views.snippets import CreateView, PreviewOnCreateView

from kawaraban.articles.admin import submissions
from kawaraban.articles.admin.editing import ArticleEditView
from kawaraban.articles.admin.resemblance import ResemblanceMixin
from kawaraban.articles.models import Article, ArticleByline, Person, Source


class ArticleCreateView(ResemblanceMixin, CreateView):
    """The form for a new story."""

    def get_initial_form_instance(self) -> Article:
        """Return a story with the writer's byline and the own newsroom as its source."""
        article: Article = super().get_initial_form_instance() or Article()
        if self.request.method == "POST":
            if key := self._key():
                article.translation_key = key
            return article
        if own := Source.objects.filter(kind=Source.Kind.OWN).order_by("pk").first():
            article.source = own
        if person := Person.objects.filter(user=self.request.user).first():
            article.bylines = [ArticleByline(person=person)]
        return article

    def get_preview_url(self) -> str:
        """Return the preview's address, with the language the story will have."""
        return str(self._set_locale_query_param(super().get_preview_url()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the story; if this form already made one, go on with that."""
        if earlier := self._earlier():
            return self._repeat(earlier)
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except IntegrityError:
            # The same form came in twice at once, and the other was first.
            if earlier := self._earlier():
                return self._repeat(earlier)
            raise

    def _key(self) -> Any:
        return submissions.read(self.request.POST.get("submission", ""), self.request.user)

    def _earlier(self) -> Article | None:
        key = self._key()
        if key is None:
            return None
        return Article.objects.filter(translation_key=key, locale=self.locale).first()

    def _repeat(self, earlier: Article) -> HttpResponse:
        view = Article.snippet_viewset.repeat_view  # type: ignore[attr-defined]
        return view(self.request, pk=str(earlier.pk))


class RepeatedCreateView(ArticleEditView):
    """A form for a new story came again: it is taken as an edit of the story it made.

    Its rows of bylines and corrections carry no numbers yet, so they replace what is stored.
    """

    def get_object(self, queryset: Any = None) -> Article:
        """Return the story with its rows emptied in memory, to be filled from the form."""
        article: Article = super().get_object(queryset)
        for relation in get_all_child_relations(Article):
            name = relation.get_accessor_name()
            if name in ("bylines", "corrections"):
                setattr(article, name, [])
        return article

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, unless the first submission locked the story: then show it."""
        if self.locked_for_user and not self.expects_json_response:
            messages.info(request, _("This form was sent twice. Here is the story it made."))
            return redirect(self.get_edit_url())
        return super().post(request, *args, **kwargs)

    def get_available_actions(self) -> list[str]:
        """Return the actions; a story in moderation is not submitted again."""
        actions: list[str] = super().get_available_actions()
        state = self.workflow_state
        if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
            return [action for action in actions if action != "submit"]
        return actions

    def get_success_json(self) -> dict[str, Any]:
        """Return what the page of the new story waits for, to become the editor."""
        url = self.get_edit_url()
        return {
            "success": True,
            "pk": self.object.pk,
            "url": url,
            "hydrate_url": set_query_params(url, {"_w_hydrate_create_view": "1"}),
            "field_updates": dict(self.form.get_field_updates_for_resave()),
            "revision_id": self.new_revision.id,
            "revision_created_at": self.new_revision.created_at.isoformat(),
        }

    def save_action(self) -> HttpResponse:
        """Answer as the form for a new story does."""
        if self.expects_json_response:
            return JsonResponse(self.get_success_json())
        return super().save_action()


class PreviewNewArticleView(PreviewOnCreateView):
    """The preview of a story that was never saved; it has a language nevertheless."""

    def get_object(self) -> Article:
        """Return an empty story in the language of the form."""
        code = self.request.GET.get("locale")
        locale = get_object_or_404(Locale, language_code=code) if code else Locale.get_default()
        return Article(locale=locale)
