"""From pytest's reports of phases to cases.

Where a test runs, in a worker perhaps, every report is given what cannot be seen from outside:
whether it was an assertion, and in which words. Where the run is controlled, the reports of a
test's phases become its case.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import pytest
from pydantic import TypeAdapter, ValidationError

from reports.deviations import notes
from reports.model import Case, Diagnostic, Observation, Outcome
from reports.plan import claim_of
from reports.redaction import redact
from reports.verdicts import outcome_of_failure, outcome_of_phases, outcome_of_skip

#: Names of what is put among a report's ``user_properties``; evidence comes from the tests.
OUTCOME, CLAIM, REASON, EVIDENCE = "outcome", "claim", "reason", "evidence"
_OBSERVATION = TypeAdapter(Observation)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what a phase means, after everybody else had a say in how it ended."""
    report = yield
    if item.get_closest_marker("requirement"):
        outcome, reason = judge(report, call.excinfo)
        said = {OUTCOME: outcome.value, REASON: redact(reason), CLAIM: claim_of(item)}
        report.user_properties += said.items()
        _redact(report)
    return report


def judge(
    report: pytest.TestReport, seen: pytest.ExceptionInfo[BaseException] | None
) -> tuple[Outcome, str]:
    """Return what a phase came to, and why if it did not just pass."""
    if noted := list(notes(report)):
        return Outcome.DEVIATION, "\n".join(noted)
    if report.passed:
        return Outcome.PASSED, ""
    if seen is None or isinstance(report.longrepr, str):  # the deviation that no longer happens
        return outcome_of_failure(report.when, asserted=True), str(report.longrepr)
    if report.skipped:
        reason = getattr(seen.value, "msg", None) or str(seen.value)
        return outcome_of_skip(reason), reason
    # pytest.raises() and its like fail with an exception of their own.
    asserted = isinstance(seen.value, (AssertionError, pytest.fail.Exception))
    outcome = outcome_of_failure(report.when, asserted=asserted)
    reason = seen.exconly(tryshort=True)
    return outcome, reason if report.when == "call" else f"in {report.when}: {reason}"


def _redact(report: pytest.TestReport) -> None:
    """Take secrets out of what pytest itself prints."""
    report.sections = [(heading, redact(text)) for heading, text in report.sections]
    if report.failed and (clean := redact(text := str(report.longrepr))) != text:
        report.longrepr = clean


@dataclass(eq=False)  # plugins are kept in sets
class Recorder:
    """A plugin that makes cases of reports, in whatever order they come in."""

    _cases: dict[str, "_Phases"] = field(default_factory=dict)
    failed_elsewhere: bool = False  # a test that is about no requirement

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a phase has ended."""
        properties = dict(report.user_properties)
        if OUTCOME in properties or report.when not in {"setup", "call", "teardown"}:
            self._cases.setdefault(report.nodeid, _Phases()).add(report, properties)
        elif report.failed:
            self.failed_elsewhere = True

    def case(self, test: str, claim: str) -> Case:
        """Return the case of a test, whether it has run or not."""
        phases = self._cases.get(test)
        if phases is None:
            return Case(test=test, outcome=Outcome.NOT_RUN, duration=0, claim=claim)
        return phases.case(test)


@dataclass
class _Phases:
    """What is known of a case so far."""

    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    slow: bool = False
    claim: str = ""
    reasons: list[str] = field(default_factory=list)
    evidence: list[Observation] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ended: bool = False

    def add(self, report: pytest.TestReport, properties: Mapping[str, object]) -> None:
        """Add a phase. A worker that crashed leaves a report of none, which nobody has judged."""
        self.outcomes.append(Outcome(str(properties.get(OUTCOME, Outcome.ERROR))))
        self.seconds += report.duration
        self.slow = "slow" in report.keywords
        self.claim = str(properties.get(CLAIM, self.claim))
        if reason := properties.get(REASON, str(report.longrepr)):
            self.reasons.append(str(reason))
        if seen := [value for name, value in report.user_properties if name == EVIDENCE]:
            self.evidence = list(map(_observation, seen))  # each phase has those before it too
        if report.failed:
            self.diagnostics += [Diagnostic(heading=h, text=t) for h, t in report.sections]
        self.ended = self.ended or report.when not in {"setup", "call"}

    def case(self, test: str) -> Case:
        """Return the case; one whose clean-up has not ended is not decided, unless it failed."""
        outcome = outcome_of_phases(self.outcomes)
        undecided = not self.ended and outcome is not Outcome.FAILED
        return Case(
            test=test,
            outcome=Outcome.NOT_RUN if undecided else outcome,
            duration=self.seconds,
            slow=self.slow,
            claim=self.claim,
            reason="\n".join(self.reasons),
            evidence=tuple(self.evidence),
            diagnostics=tuple(self.diagnostics),
        )


def _observation(seen: object) -> Observation:
    """Return an observation as data, as text where it has another shape."""
    try:
        return _OBSERVATION.validate_python(seen)
    except ValidationError:
        return Observation(what="evidence", value=str(seen))
