"""The conversation as a Django application."""

from django.apps import AppConfig


class ConversationConfig(AppConfig):
    """Registers the `Response` model."""

    name = "kawaraban.conversation"
    label = "conversation"
    verbose_name = "Conversation"
