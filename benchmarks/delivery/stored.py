"""Tells how long the stored pages are, compressed: `python -m benchmarks.delivery.stored`.

Every page of the store, lists and feeds too, in gzip, or as it is where it is stored so.
"""

from __future__ import annotations

from kawaraban.config.command.management import start_django


def main() -> None:
    """Print the number of pages and the sum of their bytes."""
    start_django()
    from kawaraban.delivery.place import place

    store = place().store()
    if store is None:
        raise SystemExit("There is no page store.")
    found = [store.get(key) for _number, key in store.every()]
    bodies = [page.body for page in found if page is not None]
    print(len(bodies), sum(len(body.gzip or body.raw) for body in bodies))


if __name__ == "__main__":
    main()
