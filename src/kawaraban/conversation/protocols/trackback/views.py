"""The address that takes pings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from kawaraban.articles.models import Article
from kawaraban.conversation import intake
from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.trackback import answer
from kawaraban.conversation.protocols.trackback.parse import MOST_BYTES, BadPing, Ping, parse
from kawaraban.conversation.sender import address_of, hash_of


@csrf_exempt  # Pings come from other sites; what they claim is verified, not believed.
@never_cache
def ping(request: HttpRequest, article: int) -> HttpResponse:
    """Answer a ping for the public story with primary key `article` (TrackBack 1.2).

    `<error>0</error>` means that the ping was taken in, and that it shows after its source was
    found to link here and an editor approved it. Errors carry an HTTP status as well.
    """
    if request.method != "POST":
        refusal = answer.refused("Send TrackBack pings with HTTP POST.", 405)
        refusal["Allow"] = "POST"
        return refusal
    try:
        body = request.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            return answer.refused(f"A ping has at most {MOST_BYTES} bytes.", 413)
        parsed = parse(body, request.headers.get("Content-Type", ""))
    except BadPing as bad:
        return answer.refused(str(bad), 400)
    story = Article.objects.public().filter(pk=article).first()
    if story is None:
        return answer.refused("There is no such story.", 404)
    try:
        intake.take_in(_arrival(request, story, parsed))
    except intake.Refused as refusal_:
        return answer.refused(str(refusal_), refusal_.status)
    return answer.accepted()


def _arrival(request: HttpRequest, story: Article, parsed: Ping) -> intake.Arrival:
    return intake.Arrival(
        article=story,
        origin=Response.Origin.TRACKBACK,
        intent=Response.Intent.MENTION,
        identity=parsed.url,
        sender_hash=hash_of(address_of(request)),
        text=parsed.excerpt,
        title=parsed.title,
        site_name=parsed.blog_name,
        source_url=parsed.url,
    )
