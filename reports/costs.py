"""What interruptions cost those who are served: by what was interrupted, and by way.

It is told by observations in these words: ``EVENT: WAY, sent``, ``…, failed``, ``…, longest gap``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.model import Observation, Report

_TOLD = re.compile(r"(?P<event>.+): (?P<way>[^:]+), (?P<figure>sent|failed|longest gap)")
HEAD = ["interruption", "way", "sent", "failed", "longest gap"]


@dataclass(frozen=True)
class Row:
    """Requests sent and failed through a way, and the longest time without one that was served.

    That is in seconds; None if no two were served.
    """

    event: str
    way: str
    sent: int
    failed: int
    gap: float | None

    @property
    def cells(self) -> list[str]:
        """Return it as texts, in the order of HEAD."""
        gap = "-" if self.gap is None else f"{self.gap:.1f} s"
        return [self.event, self.way, str(self.sent), str(self.failed), gap]


def rows(report: Report) -> list[Row]:
    """Return all that a report tells, in its order, each once."""
    figures: dict[tuple[str, str], dict[str, float | None]] = {}
    for seen in _observations(report):
        told = _TOLD.fullmatch(seen.what)
        if told and (seen.value is None or isinstance(seen.value, (int, float))):
            figures.setdefault((told["event"], told["way"]), {})[told["figure"]] = seen.value
    return [
        Row(event, way, int(found["sent"] or 0), int(found["failed"] or 0), found["longest gap"])
        for (event, way), found in figures.items()
        if len(found) == len(HEAD) - 2
    ]


def by_event(report: Report) -> dict[str, list[Row]]:
    """Return the rows of each interruption, in the report's order."""
    found: dict[str, list[Row]] = {}
    for row in rows(report):
        found.setdefault(row.event, []).append(row)
    return found


def longest_gap(report: Report) -> float:
    """Return the longest gap of all, in seconds: where an axis ends; never 0."""
    return max((row.gap or 0 for row in rows(report)), default=0) or 1


def _observations(report: Report) -> Iterator[Observation]:
    for result in report.results:
        for case in result.cases:
            yield from case.evidence
