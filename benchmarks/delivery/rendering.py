"""Renders every story's page in a pool: `python -m benchmarks.delivery.rendering PROCESSES`.

What `kawaraban pages warm --all` does, without the lists that it renders too: the peer renders
none either.
"""

from __future__ import annotations

import sys

from kawaraban.config.command.management import start_django

AT_ONCE = 250


def main() -> None:
    """Store the pages and tell how many there are."""
    start_django()
    from kawaraban.articles.models import Article
    from kawaraban.config.warmed import warm_with

    numbers = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    batches = [(numbers[at : at + AT_ONCE], []) for at in range(0, len(numbers), AT_ONCE)]
    print(sum(warm_with(int(sys.argv[1]), batches)))


if __name__ == "__main__":
    main()
