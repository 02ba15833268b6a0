from typing import Any

import pytest

from reports.model import Observation
from reports.page import words


@pytest.mark.parametrize(
    ("duration", "told"),
    [(0, "0 ms"), (0.0424, "42 ms"), (1, "1.0 s"), (59.94, "59.9 s"), (125.4, "2 min 05 s")],
)
def test_seconds(duration: float, told: str) -> None:
    assert words.seconds(duration) == told


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-22T09:31:46.291+00:00", "09:31:46.291"),
        ("2026-11-22T10:31:46.291+01:00", "09:31:46.291"),
        ("yesterday", "yesterday"),
        (None, ""),
    ],
)
def test_clock(at: str | None, told: str) -> None:
    assert words.clock(at) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (None, None, "nothing"),
        (True, None, "yes"),
        (False, None, "no"),
        (483, "requests", "483 requests"),
        (3.214, "s", "3.214 s"),
        ([], None, "none"),
        (["a", "b"], None, "a\nb"),
        ("text", None, "text"),
    ],
)
def test_observed(value: Any, unit: str | None, told: str) -> None:
    assert words.observed(Observation(what="w", value=value, unit=unit), 100) == told


def test_a_long_text_keeps_its_end() -> None:
    told = words.clipped("a" * 20 + "the end", 20)

    assert told.endswith("the end")
    assert told.startswith("… 7 characters more in report.json\n")
