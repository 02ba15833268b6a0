"""Convergence: how long each step of an event's way took, as bars on one axis.

Whatever was recorded in seconds is a step. ``since the order: DNS answer`` is the step *DNS answer*
of the group *since the order*, as fixtures/timeline.py records it.
"""

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from reports.model import Observation, Result

UNIT = "s"


@dataclass(frozen=True)
class Step:
    """A step, in seconds: of every case that saw it, their median, and the baseline's."""

    group: str
    name: str
    values: tuple[float, ...]
    before: float | None

    @property
    def median(self) -> float:
        """Return the middle one of the cases'."""
        return statistics.median(self.values)


@dataclass(frozen=True)
class Plot:
    """The steps of a requirement; the axis is ``longest`` seconds long."""

    slug: str
    steps: tuple[Step, ...]
    longest: float

    def percent(self, value: float) -> str:
        """Return where on the axis a value is."""
        return f"{100 * value / self.longest:.2f}" if self.longest else "0"


def plot(result: Result, before: Result | None = None) -> Plot | None:
    """Return a requirement's plot; None if nothing was timed."""
    old = timed(before) if before else {}
    steps = tuple(
        Step(*_named(what), tuple(values), statistics.median(old[what]) if what in old else None)
        for what, values in timed(result).items()
    )
    if not steps:
        return None
    longest = max(max(*step.values, step.before or 0) for step in steps)
    return Plot(result.slug, steps, longest)


def timed(result: Result) -> dict[str, list[float]]:
    """Return all seconds that a requirement's cases recorded, by what was timed."""
    found: dict[str, list[float]] = {}
    for observation in _observations(result):
        value = observation.value
        if observation.unit == UNIT and isinstance(value, float) and _sane(value):
            found.setdefault(observation.what, []).append(value)
    return found


def _observations(result: Result) -> Iterable[Observation]:
    return (observation for case in result.cases for observation in case.evidence)


def _sane(value: float) -> bool:
    return math.isfinite(value) and value >= 0


def _named(what: str) -> tuple[str, str]:
    group, found, step = what.partition(": ")
    return (group, step) if found else ("", what)
