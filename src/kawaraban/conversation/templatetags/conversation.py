"""How a comment's text becomes HTML."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from kawaraban.kit.html import comment_to_html

register = template.Library()


@register.filter
def comment_html(text: str) -> SafeString:
    """Return plain text as paragraphs with links that search engines don't follow."""
    return mark_safe(comment_to_html(text))  # noqa: S308 - comment_to_html escapes everything
