"""Known deviations: where the platform is known not to be as documented.

The test stays honest: it asserts what the documentation says, and fails. ``suites/deviations.toml``
lists the requirement with the reason and with the words of that failure. A failure in these words
is noted and does not fail the run. A failure in other words does, and so does a pass: the list
would be wrong.
"""

import re
import tomllib
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.about import target

LIST = Path("suites/deviations.toml")
#: Name of the note, among a report's ``user_properties``.
PROPERTY = "known deviation"
_STASH = pytest.StashKey[tuple["Deviation", ...]]()


@dataclass(frozen=True)
class Deviation:
    """A requirement that a target is known not to keep.

    ``evidence`` says what was seen and where; ``signature`` is a regular expression that is found
    in the message of the failure. ``cases`` is one found in the names of the cases that are meant:
    all of the requirement's, unless it says otherwise.
    """

    requirement: str
    target: str
    reason: str
    evidence: str
    signature: re.Pattern[str]
    cases: re.Pattern[str] = re.compile("")

    def concerns(self, nodeid: str, slugs: Iterable[str], target: str) -> bool:
        """Tell whether a case is expected to fail on a target."""
        about = self.requirement in slugs and self.target == target
        return about and bool(self.cases.search(nodeid))


def read(text: str) -> tuple[Deviation, ...]:
    """Return the deviations in a list; raises pytest.UsageError where one is not complete."""
    try:
        listed = tomllib.loads(text).get("deviation", [])
        return tuple(_deviation(**entry) for entry in listed)
    except (tomllib.TOMLDecodeError, TypeError, re.error) as error:
        raise pytest.UsageError(f"{LIST}: {error}") from error


def _deviation(signature: str, cases: str = "", **rest: str) -> Deviation:
    patterns = (re.compile(signature, re.MULTILINE), re.compile(cases))
    return Deviation(signature=patterns[0], cases=patterns[1], **rest)


def pytest_configure(config: pytest.Config) -> None:
    """Read the list."""
    file = config.rootpath / LIST
    config.stash[_STASH] = read(file.read_text()) if file.exists() else ()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the result of a test that is about a listed requirement into what it means."""
    report = yield
    slugs = {slug for marker in item.iter_markers("requirement") for slug in marker.args}
    kind = target(item.config)[1]
    for deviation in item.config.stash[_STASH]:
        if deviation.concerns(item.nodeid, slugs, kind):
            judge(report, deviation, call.excinfo)
    return report


def judge(
    report: pytest.TestReport,
    deviation: Deviation,
    seen: pytest.ExceptionInfo[BaseException] | None,
) -> None:
    """Change the outcome of a test's own phase, by what it ended with."""
    if report.when == "call" and report.passed:
        report.outcome = "failed"
        report.longrepr = (
            f"{deviation.requirement} is listed in {LIST}, and the deviation no longer happens:"
            " take it out of the list"
        )
    elif report.when == "call" and seen is not None and _is(deviation, seen.value):
        report.outcome = "passed"
        note = f"{deviation.requirement}: {deviation.reason} Now: {str(seen.value).splitlines()[0]}"
        report.user_properties.append((PROPERTY, note))
        report.longrepr = None


def _is(deviation: Deviation, error: BaseException) -> bool:
    return isinstance(error, AssertionError) and bool(deviation.signature.search(str(error)))


def notes(report: pytest.TestReport) -> Iterable[str]:
    """Return the deviations noted in a report."""
    return [str(value) for name, value in report.user_properties if name == PROPERTY]


@pytest.hookimpl(tryfirst=True)
def pytest_report_teststatus(
    report: pytest.CollectReport | pytest.TestReport,
) -> tuple[str, str, tuple[str, dict[str, bool]]] | None:
    """Tell a noted deviation from a test that has passed."""
    if isinstance(report, pytest.TestReport) and report.when == "call" and notes(report):
        return PROPERTY, "D", ("KNOWN DEVIATION", {"yellow": True})
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the deviations that were seen, and what the platform did."""
    found = [note for r in terminalreporter.stats.get(PROPERTY, ()) for note in notes(r)]
    if found:
        terminalreporter.section("known deviations", yellow=True)
        for note in found:
            terminalreporter.line(note)
