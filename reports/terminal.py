"""The end of a run on the terminal: the matrix, what to look at, where the report is."""

from collections.abc import Iterable

import pytest

from reports import costs, proposals, summary
from reports.catalogue import Catalogue
from reports.compare import Change
from reports.model import Report, Verdict
from reports.run import RUN, Run
from reports.selection import HOLDING


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print it, after what pytest and others have to tell."""
    run = config.stash.get(RUN, None)
    if run is None or run.report is None:
        return
    _section(terminalreporter, "not as expected", _explanations(run.report, config.stash[HOLDING]))
    if run.comparison:
        _section(terminalreporter, "against the baseline", summary.changes(run.comparison))
    if told := costs.rows(run.report):
        table = summary.table([costs.HEAD, *(row.cells for row in told)])
        _section(terminalreporter, "interruptions", table)
    proposed = proposals.proposals(run.report)
    _section(terminalreporter, "to the documentation's author", proposed)
    _section(terminalreporter, "requirements", summary.table(summary.matrix(run.report.results)))
    for line in _closing(run):
        terminalreporter.write_line(line)


def _section(terminalreporter: pytest.TerminalReporter, title: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        terminalreporter.section(title)
    for line in lines:
        terminalreporter.write_line(line)


def _explanations(report: Report, catalogue: Catalogue) -> Iterable[str]:
    for result in summary.to_look_at(report):
        yield from summary.explanation(result)
    for result in report.results:
        if result.verdict is Verdict.UNTESTED and catalogue.must_be_tested(result.slug):
            yield f"UNTESTED: {result.slug}"
            yield f"  required: {result.statement}"


def _closing(run: Run) -> Iterable[str]:
    if run.report and not run.report.complete:
        yield "The run was broken off: the report is marked as incomplete."
    if run.comparison:
        regressed = len(run.comparison.of(Change.REGRESSED))
        yield f"against the baseline: {regressed} regressed"
    yield from run.problems
    if run.folder:
        yield f"report: {run.folder} (made in {run.reporting:.1f} s)"
