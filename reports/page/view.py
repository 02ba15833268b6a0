"""A report as the page shows it: sections, rows, totals, and what has changed."""

from collections import Counter
from dataclasses import dataclass

from reports.compare import Change, Changed, ComparisonError, compare
from reports.drift import Drift
from reports.model import Report, Result, Verdict
from reports.page.plots import Plot, plot

#: What ``before`` says of a requirement that the baseline does not have.
NEW = "new"
_PRESSING = (Verdict.FAILED, Verdict.LIFTED, Verdict.INCONCLUSIVE)


@dataclass(frozen=True)
class Row:
    """A requirement. ``before`` is its verdict in the baseline, empty if there is none."""

    result: Result
    before: str
    before_duration: float | None
    plot: Plot | None

    @property
    def changed(self) -> bool:
        """Tell whether the baseline has another verdict, or does not know the requirement."""
        return self.before not in {"", self.result.verdict}


@dataclass(frozen=True)
class Section:
    """A section of the documentation."""

    name: str
    rows: tuple[Row, ...]

    @property
    def totals(self) -> dict[Verdict, int]:
        """Count the section's verdicts."""
        return totals(self.rows)


@dataclass(frozen=True)
class Baseline:
    """The run before. ``foreign`` says how it was of something else, empty if it was not.

    ``changes`` are all that are to be told, by kind, most important first; None if it is of another
    target, with which nothing is compared.
    """

    report: Report
    changes: dict[Change, list[Changed]] | None
    drift: tuple[Drift, ...]
    foreign: str


def rows(report: Report, baseline: Report | None) -> tuple[Row, ...]:
    """Return every requirement, beside what it was."""
    old = {result.slug: result for result in baseline.results} if baseline else {}
    return tuple(_row(result, old.get(result.slug), baseline) for result in report.results)


def _row(result: Result, before: Result | None, baseline: Report | None) -> Row:
    if before is None:
        return Row(result, NEW if baseline else "", None, plot(result))
    return Row(result, before.verdict, before.duration, plot(result, before))


def sections(found: tuple[Row, ...]) -> tuple[Section, ...]:
    """Put rows into sections; these are in the order of their first rows."""
    by_name: dict[str, list[Row]] = {}
    for row in found:
        by_name.setdefault(row.result.section, []).append(row)
    return tuple(Section(name, tuple(members)) for name, members in by_name.items())


def totals(found: tuple[Row, ...]) -> dict[Verdict, int]:
    """Count verdicts, worst first; those that nothing has are left out."""
    counted = Counter(row.result.verdict for row in found)
    return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}


def pressing(results: tuple[Result, ...]) -> list[Result]:
    """Return what somebody has to look at, worst first."""
    found = (result for result in results if result.verdict in _PRESSING)
    return sorted(found, key=lambda result: _PRESSING.index(result.verdict))


def compared(report: Report, baseline: Report) -> Baseline:
    """Return what is to be said of the baseline as a whole, as ``reports compare`` would say it."""
    old, new = baseline.environment, report.environment
    same = (old.target, old.edition) == (new.target, new.edition)
    foreign = "" if same else f"{old.target}, edition {old.edition}"
    try:
        comparison = compare(baseline, report)
    except ComparisonError:
        return Baseline(baseline, None, (), foreign)
    told = [change for change in Change if change is not Change.UNCHANGED]
    changes: dict[Change, list[Changed]] = {one: comparison.of(one) for one in told}
    changes = {change: found for change, found in changes.items() if found}
    return Baseline(baseline, changes, comparison.drift, foreign)
