"""The day on which every paste of these tests is made, and the way to the corpora."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kawaraban.wire.paste import PastedStory, recognise

_CORPORA = Path(__file__).parents[2] / "corpora" / "paste"


@pytest.fixture
def today() -> date:
    return date(2024, 3, 10)


@pytest.fixture
def corpus() -> Callable[[str], bytes]:
    return lambda name: (_CORPORA / name).read_bytes()


@pytest.fixture
def pasted(corpus: Callable[[str], bytes], today: date) -> Callable[[str], PastedStory]:
    return lambda name: recognise(corpus(name), today=today)
