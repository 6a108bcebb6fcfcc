"""Publishes one story in the site that KAWARABAN_DATA names, and prints its number and address."""

from __future__ import annotations

from kawaraban.config.command.management import start_django

if __name__ == "__main__":
    start_django()
    from tests.newsroom import a_story

    story = a_story("Night ferry crosses the river")
    print(story.pk, story.get_absolute_url())
