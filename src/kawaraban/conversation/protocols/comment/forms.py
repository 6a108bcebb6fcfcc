"""The comment form: a name, a text, and nothing else that has to be given."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kawaraban.articles.models import Article
from kawaraban.conversation.intake import LONGEST_TEXT
from kawaraban.conversation.models import Response
from kawaraban.kit.text import clean_line, clean_text

SALT = "kawaraban.comment"


class CommentForm(forms.Form):
    """One comment. Its token ties it to a story; no cookie and no account is needed."""

    name = forms.CharField(label=_("Name"), max_length=100)
    mail = forms.EmailField(
        label=_("Mail"), required=False, max_length=200, help_text=_("Not shown.")
    )
    url = forms.URLField(
        label=_("Home page"), required=False, max_length=500, assume_scheme="https"
    )
    text = forms.CharField(label=_("Comment"), widget=forms.Textarea(attrs={"rows": 6}))
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(widget=forms.HiddenInput)
    # People don't see this field and leave it empty; programs that fill in forms do not.
    website = forms.CharField(required=False)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        self.article = article
        self.parent_comment: Response | None = None
        kwargs.setdefault("auto_id", "comment-%s")
        super().__init__(*args, **kwargs)
        for name, hint in {"name": "name", "mail": "email", "url": "url"}.items():
            self.fields[name].widget.attrs["autocomplete"] = hint

    @classmethod
    def fresh(cls, article: Article, answered: Response | None = None) -> CommentForm:
        """Return an empty form for `article`, for an answer to the comment `answered` if given."""
        initial = {"token": token_for(article.pk), "parent": answered and answered.pk}
        form = cls(article=article, initial=initial)
        form.parent_comment = answered
        return form

    def clean_name(self) -> str:
        """A name without control characters; what is empty then was never a name."""
        name = clean_line(self.cleaned_data["name"])
        if not _is_visible(name):
            raise ValidationError(_("Please give a name, a pen name if you like."))
        return name

    def clean_url(self) -> str:
        """A home page on the web; other schemes could run in a reader's browser."""
        url = str(self.cleaned_data["url"])
        if url and not url.startswith(("http://", "https://")):
            raise ValidationError(_("Give an address that begins with https://."))
        return url

    def clean_text(self) -> str:
        """A text of at least one visible character, and not longer than can be shown."""
        text = clean_text(self.cleaned_data["text"]).strip()
        if not _is_visible(text):
            raise ValidationError(_("Please write something."))
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                _("At most %(most)d characters, please. This has %(now)d."),
                params={"most": LONGEST_TEXT, "now": len(text)},
            )
        return text

    def clean_token(self) -> str:
        """The form was made by this site, for this story."""
        token = str(self.cleaned_data["token"])
        try:
            made_for = signing.Signer(salt=SALT).unsign(token)
        except signing.BadSignature:
            made_for = ""
        if made_for != str(self.article.pk):
            raise ValidationError(_("This form is out of date. Please send it once more."))
        return token

    def clean_parent(self) -> int | None:
        """The answered comment, if it is shown here; an answer to a vanished one stands alone."""
        number = self.cleaned_data["parent"]
        shown = Response.objects.shown().filter(article=self.article, pk=number or 0)
        self.parent_comment = shown.first()
        return self.parent_comment.pk if self.parent_comment else None

    def renewed(self) -> CommentForm:
        """Return this form with its words and errors, and a token that is good again."""
        data = dict(self.data.items())
        data["token"] = token_for(self.article.pk)
        again = CommentForm(data, article=self.article)
        again._errors = self.errors  # type: ignore[attr-defined]  # not in the stubs
        return again


def token_for(number: int) -> str:
    """Return the token of every form for the story with primary key `number`.

    It has no date in it: a page is stored for as long as the story stands, and two renderings of
    it must be the same bytes. It ends when the site gets another secret key.
    """
    return signing.Signer(salt=SALT).sign(str(number))


def _is_visible(text: str) -> bool:
    """Whether anything would be seen: not only spaces, controls and direction marks."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)
