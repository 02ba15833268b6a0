"""Whether a run takes longer than another: what is the same in both, by median and p95.

Times say how a run went, not whether the platform is as documented: a drift is told and never
fails a run.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.model import Outcome, Report

#: A figure has drifted if it differs by more than this part of the baseline's, and, where it is
#: a time, by more than these seconds: parallel tests get in each other's way by that much.
TOLERANCE = 0.5
FLOOR = 0.5
_DURATIONS = "durations of cases"
_P95 = 0.95


@dataclass(frozen=True)
class Drift:
    """A statistic of figures that are in both runs."""

    what: str
    statistic: str
    old: float
    new: float
    unit: str

    def __str__(self) -> str:
        change = f"{(self.new - self.old) / self.old:+.0%}" if self.old else "was 0"
        figures = f"{self.old:.2f} -> {self.new:.2f} {self.unit}"
        return f"{self.what}, {self.statistic}: {figures} ({change})"


def drifts(old: Report, new: Report) -> Iterator[Drift]:
    """Yield what has drifted beyond the tolerance."""
    yield from _beyond(_DURATIONS, "s", *_in_both(_durations(old), _durations(new)))
    before, now = _figures(old), _figures(new)
    for key in sorted(now.keys() & before.keys()):
        what, unit = key
        yield from _beyond(what, unit, before[key], now[key])


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % are not above (nearest rank)."""
    return sorted(values)[max(math.ceil(_P95 * len(values)) - 1, 0)]


def _beyond(what: str, unit: str, old: list[float], new: list[float]) -> Iterator[Drift]:
    if not old or not new:
        return
    for name, of in (("median", statistics.median), ("p95", p95)):
        drift = Drift(what, name, of(old), of(new), unit)
        if _drifted(drift):
            yield drift


def _drifted(drift: Drift) -> bool:
    difference = abs(drift.new - drift.old)
    floor = FLOOR if drift.unit == "s" else 0.0
    return difference > max(TOLERANCE * abs(drift.old), floor)


def _durations(report: Report) -> dict[str, float]:
    """Return the seconds of each case that passed; a failure's duration is a time-out's."""
    cases = (case for result in report.results for case in result.cases)
    return {case.test: case.duration for case in cases if case.outcome is Outcome.PASSED}


def _in_both(old: Mapping[str, float], new: Mapping[str, float]) -> tuple[list[float], list[float]]:
    common = old.keys() & new.keys()
    return [old[test] for test in common], [new[test] for test in common]


def _figures(report: Report) -> dict[tuple[str, str], list[float]]:
    """Return what was measured, by requirement and name, and by unit."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for result in report.results:
        for case in result.cases:
            for seen in case.evidence:
                if seen.unit and isinstance(seen.value, float):
                    found[f"{result.slug}: {seen.what}", seen.unit].append(seen.value)
    return found
