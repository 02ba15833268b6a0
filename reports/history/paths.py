"""Paths of an SVG, short: a history has hundreds of them with hundreds of points each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reports.history.reading import Run
from reports.history.series import Line, Stretch
from reports.model import Verdict

#: Height of a line's drawing.
HEIGHT = 100
#: Top and height of a verdict's bar in a row that is ten high: seen without colours, too.
_BARS = {
    Verdict.FAILED: (0, 10),
    Verdict.LIFTED: (0, 10),
    Verdict.INCONCLUSIVE: (3, 7),
    Verdict.DEVIATION: (5, 5),
    Verdict.UNTESTED: (9, 1),
    Verdict.NOT_TESTABLE: (9, 1),
    Verdict.HOLDS: (7, 3),
    Verdict.VERIFIED: (7, 3),
}


def bars(stretches: Iterable[Stretch]) -> list[tuple[Verdict, str]]:
    """Return a path for each verdict of a row, which is one wide for every run."""
    found: dict[Verdict, list[str]] = {}
    for stretch in stretches:
        if stretch.verdict is not None:
            top, height = _BARS[stretch.verdict]
            bar = f"M{stretch.first} {top}h{stretch.length}v{height}h-{stretch.length}z"
            found.setdefault(stretch.verdict, []).append(bar)
    return [(verdict, "".join(parts)) for verdict, parts in found.items()]


def stacked(runs: Sequence[Run]) -> list[tuple[Verdict, str]]:
    """Return a path for each verdict: how many requirements of each run have it, worst on top."""
    counted = [Counter(run.verdicts.values()) for run in runs]
    found = []
    for number, verdict in enumerate(Verdict):
        above = list(Verdict)[:number]
        parts = [
            f"M{index} {sum(counts[worse] for worse in above)}h1v{counts[verdict]}h-1z"
            for index, counts in enumerate(counted)
            if counts[verdict]
        ]
        found.append((verdict, "".join(parts)))
    return [(verdict, path) for verdict, path in found if path]


def course(line: Line) -> str:
    """Return a line from run to run, from zero to its greatest; where there is no figure, none."""
    greatest = max(line.known) or 1
    parts, last = [], None
    for index, value in enumerate(line.values):
        at = None if value is None else round(HEIGHT * (1 - value / greatest))
        if at is not None:
            parts.append(f"M{index} {at}h0" if last is None else f"l1 {at - last}")
        last = at
    return "".join(parts)
