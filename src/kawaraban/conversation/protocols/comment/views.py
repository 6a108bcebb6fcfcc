"""Post a comment; see what became of it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kawaraban.articles.models import Article
from kawaraban.conversation import intake
from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.comment.forms import CommentForm
from kawaraban.conversation.sender import address_of, hash_of
from kawaraban.conversation.thread import context_of

RECEIPT = "kawaraban.receipt"


@csrf_exempt  # Readers have no cookie that a foreign page could ride on; see `is_from_here`.
@require_POST
@never_cache
def post(request: HttpRequest, article: int) -> HttpResponse:
    """Take in a comment on the public story with primary key `article`.

    Answers 303 to the comment's receipt; 422 with everything that was typed if the form is not
    valid; 403 if it was sent from another site; 404, 429 or 503 as `intake` refuses.
    """
    story = get_object_or_404(Article.objects.public().select_related("locale"), pk=article)
    with translation.override(story.language):
        form = CommentForm(request.POST, article=story)
        if not is_from_here(request):
            form.add_error(None, _("Please send this form from the story’s own page."))
            return _again(request, story, form, 403)
        if not form.is_valid():
            return _again(request, story, form, 422)
        if form.cleaned_data["website"]:
            form.add_error(None, _("Please leave the hidden field empty."))
            return _again(request, story, form, 422)
        try:
            response = intake.take_in(_arrival(request, story, form))
        except intake.Refused as refusal:
            form.add_error(None, str(refusal))
            return _again(request, story, form, refusal.status)
    receipt = signing.Signer(salt=RECEIPT).sign(str(response.pk))
    answer = HttpResponseRedirect(reverse("comment-receipt", args=[receipt]))
    answer.status_code = 303
    return answer


@require_safe
@never_cache
def receipt(request: HttpRequest, signed: str) -> HttpResponse:
    """Show the writer of a comment what they wrote and where it stands."""
    try:
        number = signing.Signer(salt=RECEIPT).unsign(signed)
    except signing.BadSignature:
        raise Http404 from None
    public = Article.objects.public().values("pk")
    comment = get_object_or_404(
        Response.objects.select_related("article__locale"), pk=number, article__in=public
    )
    with translation.override(comment.article.language):
        context = {"response": comment, "article": comment.article}
        return render(request, "conversation/receipt.html", context)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of this site's own pages sent the form.

    Pages carry no CSRF cookie, so that they can be stored and shared. The `Origin` header, which
    pages can't forge, takes its place; a client that sends none is no browser being misled.
    """
    origin = request.headers.get("Origin")
    if not origin:
        return True
    own = {urlsplit(settings.KAWARABAN.site_url).netloc, request.get_host()}
    try:
        return urlsplit(origin).netloc in own
    except ValueError:  # "http://[" is no address
        return False


def _arrival(request: HttpRequest, story: Article, form: CommentForm) -> intake.Arrival:
    given = form.cleaned_data
    return intake.Arrival(
        article=story,
        origin=Response.Origin.COMMENT,
        intent=Response.Intent.REPLY,
        identity=f"{given['parent'] or ''}\0{given['name']}\0{given['text']}",
        sender_hash=hash_of(address_of(request)),
        text=given["text"],
        author_name=given["name"],
        author_mail=given["mail"],
        author_url=given["url"],
        parent=form.parent_comment,
    )


def _again(request: HttpRequest, story: Article, form: CommentForm, status: int) -> HttpResponse:
    thread = context_of(story, request, form.renewed())
    context = {"thread": thread, "article": story}
    return render(request, "conversation/form_page.html", context, status=status)
