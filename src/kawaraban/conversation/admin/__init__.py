"""The moderation queue in Wagtail's admin."""
