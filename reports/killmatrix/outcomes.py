"""The outcomes of a pytest run by requirement: written by a plugin, read by the kill matrix.

The only place that knows how outcomes get from the one to the other: ``pytest -p
reports.killmatrix.outcomes --outcomes FILE [--of SLUG]``.
"""

from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from reports.deviations import notes
from reports.model import Case, Outcome

_CASES = TypeAdapter(dict[str, list[Case]])
_SLUG, _UNDECIDED = "kill matrix: requirement", "kill matrix: undecided"
#: An assertion that says so is about the test's own control, not about the platform.
_CONTROL = "control:"


def read(file: Path) -> dict[str, list[Case]]:
    """Return the cases of every requirement; none where the run did not get that far."""
    return _CASES.validate_json(file.read_bytes()) if file.exists() else {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add where outcomes go, and a selection by requirement."""
    group = parser.getgroup("kill matrix")
    group.addoption("--outcomes", type=Path, metavar="FILE", help="write outcomes by requirement")
    group.addoption("--of", action="append", metavar="SLUG", help="only this requirement's tests")


def pytest_configure(config: pytest.Config) -> None:
    """Collect results in the process that gets all of them."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Collector(config.getoption("outcomes")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of other requirements, if some were named."""
    if wanted := set(config.getoption("of") or ()):
        others = [item for item in items if not wanted & set(_slugs(item))]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note on a report what it is about, and whether its failure says anything of the platform."""
    report = yield
    report.user_properties = [*report.user_properties, *((_SLUG, slug) for slug in _slugs(item))]
    error = call.excinfo.value if call.excinfo else None
    told = isinstance(error, AssertionError) and _CONTROL not in str(error).partition("\n")[0]
    if report.failed and (report.when != "call" or (error is not None and not told)):
        report.user_properties.append((_UNDECIDED, "yes"))
    return report


class _Collector:
    """Keeps the cases of every requirement and writes them at the end."""

    def __init__(self, file: Path) -> None:
        self.file, self.cases = file, defaultdict[str, dict[str, Case]](dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add a phase; the worst one counts."""
        for name, slug in report.user_properties:
            if name == _SLUG:
                tests = self.cases[str(slug)]
                tests[report.nodeid] = _worse(tests.get(report.nodeid), _case(report))

    def pytest_sessionfinish(self) -> None:
        """Write them."""
        found = {slug: list(tests.values()) for slug, tests in self.cases.items()}
        self.file.write_bytes(_CASES.dump_json(found, indent=2))


def _case(report: pytest.TestReport) -> Case:
    return Case(
        test=report.nodeid,
        outcome=_outcome(report),
        duration=max(0.0, report.duration),
        reason=_reason(report) if report.failed else "",
    )


def _outcome(report: pytest.TestReport) -> Outcome:
    if report.failed:
        undecided = any(name == _UNDECIDED for name, _ in report.user_properties)
        return Outcome.ERROR if undecided else Outcome.FAILED
    if report.skipped:
        return Outcome.NOT_TESTABLE
    return Outcome.DEVIATION if notes(report) else Outcome.PASSED


def _worse(one: Case | None, other: Case) -> Case:
    """Return the case with the outcome that counts, and the duration of both."""
    if one is None:
        return other
    order = [Outcome.FAILED, Outcome.ERROR, Outcome.NOT_TESTABLE, Outcome.DEVIATION, Outcome.PASSED]
    first, second = sorted((one, other), key=lambda case: order.index(case.outcome))
    return first.model_copy(update={"duration": first.duration + second.duration})


def _reason(report: pytest.TestReport) -> str:
    """Return the failure's own message, as pytest's summary has it but not cut."""
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longrepr).strip()


def _slugs(item: pytest.Item) -> list[str]:
    return [slug for marker in item.iter_markers("requirement") for slug in marker.args]
