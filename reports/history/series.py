"""Runs turned by requirement: which verdict for how long, and how its figures went."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from reports.history.reading import Figure, Run
from reports.model import Verdict


@dataclass(frozen=True)
class Stretch:
    """Runs in a row that say the same; None where a run does not have the requirement."""

    verdict: Verdict | None
    first: int
    length: int


@dataclass(frozen=True)
class Change:
    """A run that says something else than the one before."""

    started: str
    old: Verdict | None
    new: Verdict | None


@dataclass(frozen=True)
class Line:
    """A figure over runs, in seconds; None where a run does not have it."""

    name: str
    values: tuple[float | None, ...]

    @property
    def known(self) -> list[float]:
        """Return the figures that there are."""
        return [value for value in self.values if value is not None]

    @property
    def median(self) -> float:
        """Return the middle one."""
        return statistics.median(self.known)


@dataclass(frozen=True)
class Row:
    """A requirement over all runs of a target."""

    slug: str
    stretches: tuple[Stretch, ...]
    changes: tuple[Change, ...]
    duration: Line | None

    @property
    def now(self) -> Verdict | None:
        """Return what the last run says."""
        return self.stretches[-1].verdict


@dataclass(frozen=True)
class Series:
    """All runs of a target and edition; verdicts of different ones never meet."""

    target: str
    edition: str
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    duration: Line
    figures: tuple[tuple[str, tuple[Line, ...]], ...]


def series(runs: Iterable[Run]) -> list[Series]:
    """Sort runs, given oldest first, by what they tested."""
    by_what: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        by_what.setdefault((run.target, run.edition), []).append(run)
    return [_series(*what, members) for what, members in by_what.items()]


def _series(target: str, edition: str, runs: Sequence[Run]) -> Series:
    # The last run is in the documentation's order; what it no longer has comes after.
    slugs = dict.fromkeys(slug for run in reversed(runs) for slug in run.verdicts)
    figures = dict.fromkeys(figure for run in reversed(runs) for figure in run.figures)
    return Series(
        target=target,
        edition=edition,
        runs=tuple(runs),
        rows=tuple(_row(slug, runs) for slug in slugs),
        duration=Line("all of it", tuple(run.duration for run in runs)),
        figures=tuple(
            (slug, tuple(_figure(one, runs) for one in members))
            for slug, members in groupby(figures, key=lambda figure: figure[0])
        ),
    )


def _figure(figure: Figure, runs: Sequence[Run]) -> Line:
    return Line(figure[1], tuple(run.figures.get(figure) for run in runs))


def _row(slug: str, runs: Sequence[Run]) -> Row:
    duration = Line(slug, tuple(run.durations.get(slug) for run in runs))
    found = tuple(stretches([run.verdicts.get(slug) for run in runs]))
    changes = (
        Change(runs[new.first].started, old.verdict, new.verdict) for old, new in pairwise(found)
    )
    return Row(slug, found, tuple(changes), duration if duration.known else None)


def stretches(verdicts: Sequence[Verdict | None]) -> Iterable[Stretch]:
    """Put runs in a row that say the same together."""
    first = 0
    for verdict, members in groupby(verdicts):
        length = len(list(members))
        yield Stretch(verdict, first, length)
        first += length
