"""One answer to a story, whichever way it came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kawaraban.articles.models import Article


class ResponseQuerySet(models.QuerySet["Response"]):
    """Chainable cuts of the queue and the thread."""

    def shown(self) -> ResponseQuerySet:
        """What readers see."""
        return self.filter(state=Response.State.APPROVED)

    def waiting(self) -> ResponseQuerySet:
        """What a moderator has to decide."""
        return self.filter(state=Response.State.HELD)


class Response(models.Model):
    """A comment, a TrackBack or whatever a later protocol brings.

    States and what leads from one to another:

        verifying --source links here--> held --approve--> approved
        verifying --it does not-------> failed
        held | approved --spam--> spam       spam --not spam--> held
        held | approved | spam --delete--> deleted    deleted --restore--> held

    A comment begins as held, since nothing has to be fetched to verify it.
    """

    class Origin(models.TextChoices):
        """The protocol it came by; each is a folder of `protocols`."""

        COMMENT = "comment", _("Comment")
        TRACKBACK = "trackback", _("TrackBack")

    class Intent(models.TextChoices):
        """What its sender meant."""

        REPLY = "reply", _("Reply")
        MENTION = "mention", _("Mention")

    class State(models.TextChoices):
        """Where it stands; see the class."""

        VERIFYING = "verifying", _("Being verified")
        HELD = "held", _("Waiting for review")
        APPROVED = "approved", _("Shown")
        SPAM = "spam", _("Spam")
        FAILED = "failed", _("Not verified")
        DELETED = "deleted", _("Deleted")

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="responses"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("in reply to"),
        on_delete=models.SET_NULL,
        related_name="replies",
        null=True,
        blank=True,
    )
    origin = models.CharField(_("kind"), max_length=20, choices=Origin.choices)
    intent = models.CharField(_("intent"), max_length=20, choices=Intent.choices)
    state = models.CharField(_("state"), max_length=20, choices=State.choices)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    author_name = models.CharField(_("name"), max_length=100, blank=True)
    author_mail = models.EmailField(_("mail"), blank=True)
    author_url = models.URLField(_("home page"), blank=True, max_length=500)
    title = models.CharField(_("title"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    site_name = models.CharField(_("site"), max_length=200, blank=True)
    source_url = models.URLField(_("source"), blank=True, max_length=2000)
    language = models.CharField(_("language"), max_length=12, blank=True)
    fingerprint = models.CharField(
        max_length=64, editable=False, help_text="The same response sent again has the same one."
    )
    sender_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Keyed hash of the sender's address."
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["received_at", "id"]
        permissions = [("moderate_response", "Can moderate responses")]
        constraints = [
            models.UniqueConstraint(fields=["article", "fingerprint"], name="one_response_once")
        ]
        indexes = [
            models.Index(fields=["article", "state", "received_at"], name="response_thread"),
            models.Index(fields=["state", "-received_at"], name="response_queue"),
            models.Index(fields=["sender_hash", "-received_at"], name="response_sender"),
        ]

    def __str__(self) -> str:
        who = self.author_name or self.site_name or self.source_url or "?"
        return f"{self.get_origin_display()}, {who}"

    def get_absolute_url(self) -> str:
        """Return the path of the response on its story's page."""
        return f"{self.article.get_absolute_url()}#response-{self.pk}"
