"""The report of a run: begun with it, made of what was recorded, written at its end.

Only where the run is controlled; xdist's workers write nothing.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports import assembly, compare, hookspecs, statuses, stored
from reports.about import environment, secrets, target
from reports.model import Outcome, Report, Result
from reports.plan import PLAN, Plan
from reports.recording import Recorder
from reports.redaction import redact_all
from reports.selection import HOLDING
from reports.writing import RUNS, ReportsFolderError, make_folder, write

RUN = pytest.StashKey["Run"]()
_ALL_RAN = {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}


@dataclass
class Run:
    """What is gathered while tests run, and what came of it."""

    plan: Plan
    recorder: Recorder
    baseline: Report | None
    started: str = field(
        default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds")
    )
    began: float = field(default_factory=time.monotonic)
    report: Report | None = None
    comparison: compare.Comparison | None = None
    folder: Path | None = None
    problems: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list, repr=False)
    reporting: float = 0.0  # seconds, from the last test's end to the last file's


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make known what is asked of those who know the platform."""
    pluginmanager.add_hookspecs(hookspecs)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options about reports."""
    add = parser.getgroup("acceptance", "the platform under test").addoption
    add("--reports", type=Path, metavar="DIR", help=f"where reports are kept (default: {RUNS})")
    add("--baseline", type=Path, metavar="FILE", help="report.json of the run to compare with")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Check the options before anything is brought up."""
    if hasattr(config, "workerinput"):
        return
    recorder = Recorder()
    config.pluginmanager.register(recorder)
    config.stash[RUN] = Run(config.stash[PLAN], recorder, _baseline(config))
    if config.option.reports:
        try:
            config.option.reports.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            said = f"--reports {config.option.reports}: {error.strerror}"
            raise pytest.UsageError(said) from error


def _baseline(config: pytest.Config) -> Report | None:
    if config.option.baseline is None:
        return None
    try:
        baseline = stored.read(config.option.baseline)
    except stored.StoredReportError as error:
        raise pytest.UsageError(f"--baseline {error}") from error
    if baseline.environment.target != (name := target(config)[0]):
        raise pytest.UsageError(
            f"--baseline {config.option.baseline}: a run of {baseline.environment.target},"
            f" this one is of {name}"
        )
    return baseline


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the report while the platform is still up, and settle the exit status."""
    run = session.config.stash.get(RUN, None)
    if run is None or session.config.option.collectonly:
        return
    ended = time.monotonic()
    results = _results(session.config, run)
    if all(case.outcome is Outcome.NOT_RUN for result in results for case in result.cases):
        return  # no test of the suite has been run
    run.report = _report(session.config, run, results, ended=exitstatus in _ALL_RAN)
    if run.baseline:
        run.comparison = compare.compare(run.baseline, run.report)
    _write(session.config, run, run.report)
    run.reporting = time.monotonic() - ended
    if exitstatus in _ALL_RAN:
        session.exitstatus = _status(session.config, run, run.report)


def _results(config: pytest.Config, run: Run) -> tuple[Result, ...]:
    scope = assembly.Scope(tuple(run.plan.tests), lambda section: _covers(config, section))
    return assembly.results(config.stash[HOLDING], scope, run.recorder.case)


def _report(config: pytest.Config, run: Run, results: tuple[Result, ...], *, ended: bool) -> Report:
    """Return the report, without secrets."""
    with ThreadPoolExecutor() as pool:  # both are questions to hosts
        asked = pool.submit(environment, config, run.problems)
        run.secrets = secrets(config, run.problems)
    about, duration = asked.result(), time.monotonic() - run.began
    report = assembly.report(results, about, started=run.started, duration=duration, ended=ended)
    return Report.model_validate(redact_all(report.model_dump(mode="json"), run.secrets))


def _covers(config: pytest.Config, section: str) -> bool:
    """Tell whether a run was asked for the whole folder of a section."""
    folder = config.rootpath / "suites" / section
    asked = [config.invocation_params.dir / argument for argument in config.args]
    return any(folder.is_relative_to(path) for path in asked)


def _write(config: pytest.Config, run: Run, report: Report) -> None:
    runs = config.option.reports or config.rootpath / RUNS
    try:
        run.folder = make_folder(runs, run.started)
    except ReportsFolderError as error:
        run.problems.append(str(error))
    else:
        run.problems += write(run.folder, report, run.baseline, run.comparison)


def _status(config: pytest.Config, run: Run, report: Report) -> int:
    """Return the exit status of a run that has come to its end."""
    due = config.stash[HOLDING].must_be_tested
    if run.recorder.failed_elsewhere:
        return statuses.Status.FAILED
    status = statuses.status(report.results, due)
    if run.comparison:
        status = compare.status(run.comparison, due)
    lost = run.folder is None or not (run.folder / "report.json").exists()
    return statuses.Status.UNDECIDED if lost and not status else status
