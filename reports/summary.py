"""A report in lines: the matrix, what is not as expected, what has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reports import costs, proposals
from reports.compare import Change, Comparison
from reports.model import Case, Outcome, Report, Result, Verdict

#: Verdicts that somebody has to look at, in this order.
_TO_LOOK_AT = (Verdict.FAILED, Verdict.LIFTED, Verdict.INCONCLUSIVE)
_NOT_PASSED = {Outcome.FAILED, Outcome.ERROR, Outcome.NOT_RUN}
_LINES = 12  # of what was observed; the report has all of it
_CASES = 3  # of a requirement
_BEST_FIRST = tuple(reversed(Verdict))


def matrix(results: Iterable[Result]) -> list[list[str]]:
    """Return the number of requirements by section and verdict, with a head and sums.

    Only verdicts that occur have a column, the best first.
    """
    results = list(results)
    sections = dict.fromkeys(result.section for result in results)
    counts = Counter((result.section, result.verdict) for result in results)
    total = Counter(result.verdict for result in results)
    verdicts = [verdict for verdict in _BEST_FIRST if total[verdict]]
    rows = [[name, *(str(counts[name, v] or "") for v in verdicts)] for name in sections]
    return [["section", *verdicts], *rows, ["all", *(str(total[v]) for v in verdicts)]]


def table(rows: list[list[str]]) -> Iterator[str]:
    """Yield aligned lines of plain text; the first column is text, the others are figures."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def to_look_at(report: Report) -> list[Result]:
    """Return the results that are not as expected, the worst first."""
    return [r for verdict in _TO_LOOK_AT for r in report.results if r.verdict is verdict]


def explanation(result: Result) -> Iterator[str]:
    """Yield a result that is not as expected: required, expected, observed, where to look."""
    yield f"{result.verdict.upper()}: {result.slug}"
    yield f"  required: {result.statement}"
    cases = [case for case in result.cases if case.outcome in _NOT_PASSED]
    for case in cases[:_CASES]:
        yield from _case(case)
    if len(cases) > _CASES:
        yield f"  and {len(cases) - _CASES} more cases"


def _case(case: Case) -> Iterator[str]:
    if case.claim:
        yield f"  expected: {case.claim}"
    first, *rest = (case.reason or str(case.outcome)).splitlines()
    yield f"  observed: {first}"
    yield from (f"            {line}" for line in rest[: _LINES - 1])
    if len(rest) >= _LINES:
        yield f"            ... {len(rest) - _LINES + 1} more lines in the report"
    yield f"  look at:  {case.test}"


def changes(comparison: Comparison) -> Iterator[str]:
    """Yield what has changed against the baseline, by kind of change."""
    for change in Change:
        found = comparison.of(change)
        if found and change in {Change.UNCHANGED, Change.GONE, Change.NEW}:
            yield f"{change}: {len(found)}"
        elif found:
            yield from (f"{change}: {one}" for one in found)
    yield from (f"timing: {drift}" for drift in comparison.drift)


def markdown(report: Report, comparison: Comparison | None) -> str:
    """Return ``summary.md``."""
    about = report.environment
    lines = [f"# {about.target}, edition {about.edition}, {report.started}", ""]
    if not report.complete:
        lines += ["**The run was broken off: this is not all of it.**", ""]
    head, *rows = matrix(report.results)
    lines += [_row(head), _row(["---", *("---:" for _ in head[1:])]), *map(_row, rows), ""]
    for result in to_look_at(report):
        lines += [f"## {result.slug}: {result.verdict}", "", "```", *explanation(result), "```", ""]
    if told := costs.rows(report):
        table_ = [costs.HEAD, ["---", "---", "---:", "---:", "---:"], *(row.cells for row in told)]
        lines += ["## Interruptions", "", *map(_row, table_), ""]
    if proposed := list(proposals.proposals(report)):
        lines += ["## To the documentation's author", "", *(f"- {one}" for one in proposed), ""]
    if comparison:
        lines += ["## Against the baseline", "", *(f"- {line}" for line in changes(comparison)), ""]
    versions = ", ".join(f"{name} {version}" for name, version in about.versions.items())
    lines.append(f"{versions or 'versions unknown'}; suite {about.commit or 'unknown'}")
    return "\n".join([*lines, ""])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
