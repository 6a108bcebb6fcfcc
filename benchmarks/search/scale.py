"""A million articles: how fast the index is built, how large it is, how fast it answers.

`BENCHMARK_ARTICLES` makes it another number. The archive is `archive`'s: 350 words each, a
vocabulary of 200,000 by Zipf's law. A question's words are of one article, so that it finds
something; words that more than 60 % of the articles have are not asked for alone or in pairs.
"""

from __future__ import annotations

import os

from benchmarks.search.library import Library, ask, held, library

ARTICLES = int(os.environ.get("BENCHMARK_ARTICLES", "1000000"))
QUESTIONS = 510
LEAST_RATE, MOST_SIZE = 2_500.0, 1.2
MOST_MEDIAN, MOST_P99, MOST_TYPED = 10.0, 40.0, 5.0
MOST_HELD = 150.0


def measure() -> bool:
    """Print the figures; return whether they keep the bounds."""
    with library(ARTICLES) as made:
        rate = made.articles / made.built_in
        ratio = made.index_size / made.size
        print(f"{made.articles:,} articles, {made.size / 2**20:,.0f} MiB of text")
        print(f"built at {rate:,.0f} articles/s (at least {LEAST_RATE:,.0f})")
        print(f"ratio index / text: {ratio:.2f} (at most {MOST_SIZE})", flush=True)
        answered = _answers(made)
    return answered and rate >= LEAST_RATE and ratio <= MOST_SIZE


def _answers(made: Library) -> bool:
    port = made.site.port
    with made.served(1) as (worker,):
        for path in ["/", "/latest/"] * 20:
            made.site.get(path)
        before = held(worker)
        kept = []
        for words in (1, 2, 3):
            times = ask(port, "/search/", made.questions(words, QUESTIONS))
            kept.append(times.median <= MOST_MEDIAN and times.p99 <= MOST_P99)
            print(f"results for {words} words: {times}", flush=True)
        typed = ask(port, "/search/suggest/", _typed(made.questions(2, 60)))
        more = held(worker) - before
    print(f"(at most {MOST_MEDIAN:.0f} ms in the median, {MOST_P99:.0f} ms p99)")
    print(f"as-you-type, letter by letter: {typed} (at most {MOST_TYPED:.0f} ms in the median)")
    print(f"the worker holds {more:.0f} MiB more after that (at most {MOST_HELD:.0f})")
    return all(kept) and typed.median <= MOST_TYPED and more <= MOST_HELD


def _typed(questions: list[str]) -> list[str]:
    """Return what stands in the field while the questions are typed."""
    return [text[:end] for text in questions for end in range(1, len(text) + 1)]
