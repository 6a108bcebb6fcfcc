"""Edits stories through the product's own publishing, so many a second, until it is told to stop.

`python -m benchmarks.delivery.editing RATE SECONDS`, on the site that KAWARABAN_DATA names. Prints
as JSON what each edited story must show now, and how the edits went.
"""

from __future__ import annotations

import json
import random
import sys
import time

from kawaraban.config.command.management import start_django

HEADLINES_OF_TEN = 2
"""So many edits of ten change the headline, which lists and neighbours print; the others a text."""


def main() -> None:
    """Edit, and tell what was edited."""
    rate, seconds = float(sys.argv[1]), float(sys.argv[2])
    start_django()
    print(json.dumps(edit(rate, seconds)))


def edit(rate: float, seconds: float) -> dict[str, object]:
    """Edit `rate` stories a second for so long; return what was done.

    `shown` is path to the text that the story's page must show, `seconds` how long it took.
    """
    from kawaraban.articles.models import Article

    chance = random.Random(7)
    numbers = list(Article.objects.public().values_list("pk", flat=True))
    shown: dict[str, str] = {}
    spent: list[float] = []
    begin = time.monotonic()
    done = 0
    while (late := time.monotonic() - begin) < seconds:
        if (early := done / rate - late) > 0:
            time.sleep(early)
        started = time.perf_counter()
        mark = f"edited-{done}-times"
        path = _publish(chance.choice(numbers), mark, done % 10 < HEADLINES_OF_TEN)
        shown[path] = mark
        spent.append(time.perf_counter() - started)
        done += 1
    return {
        "edits": done,
        "seconds": time.monotonic() - begin,
        "median_ms": sorted(spent)[len(spent) // 2] * 1000,
        "shown": shown,
    }


def _publish(number: int, mark: str, headline: bool) -> str:
    """Edit one story in one transaction, as the admin does; return its path."""
    from django.db import transaction

    from kawaraban.articles.models import Article

    with transaction.atomic():
        story = Article.objects.get(pk=number)
        if headline:
            story.headline = f"{story.headline.partition(' (')[0]} ({mark})"
        else:
            first = story.body.raw_data[0]
            story.body.raw_data[0] = {**first, "value": f"<p>{mark}</p>"}
        story.save_revision().publish()
    return str(story.get_absolute_url())


if __name__ == "__main__":
    main()
