"""Renders every story's page in a pool: `python -m benchmarks.delivery.rendering PROCESSES`.

What `kawaraban pages warm --all` does, without the lists that it renders too: the peer renders
none either.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence

from kawaraban.config.command.management import start_django

AT_ONCE = 200


def main() -> None:
    """Store the pages and tell how many there are."""
    start_django()
    from django.db import connections

    from kawaraban.articles.models import Article

    numbers = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    connections.close_all()
    batches = [numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE)]
    context = multiprocessing.get_context("spawn")
    with context.Pool(int(sys.argv[1]), initializer=start_django) as pool:
        print(sum(pool.imap_unordered(render, batches)))


def render(numbers: Sequence[int]) -> int:
    """Store the pages of the stories with these primary keys; return how many."""
    from kawaraban.config.warmed import warm_stories

    return warm_stories(numbers)


if __name__ == "__main__":
    main()
