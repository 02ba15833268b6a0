"""What the plugin writes, from a real run of pytest over small tests."""

from pathlib import Path

import pytest

from reports.killmatrix.outcomes import read
from reports.model import Outcome

pytest_plugins = ["pytester"]

TESTS = """
import pytest

@pytest.fixture
def broken():
    assert False, "no set-up"

@pytest.mark.requirement("a/passes")
def test_passes(): pass

@pytest.mark.requirement("a/fails", "a/also")
def test_fails(): assert False, "nobody answers"

@pytest.mark.requirement("a/set-up")
def test_set_up(broken): pass

@pytest.mark.requirement("a/control")
def test_control(): assert False, "control: even the webgateway gets no answer"

@pytest.mark.requirement("a/crashes")
def test_crashes(): raise OSError("no connection")

@pytest.mark.requirement("a/skipped")
def test_skipped(): pytest.skip("not here")
"""


@pytest.fixture
def outcomes(pytester: pytest.Pytester) -> Path:
    pytester.makepyfile(TESTS)
    pytester.makeini("[pytest]\nmarkers =\n    requirement: x\n")
    return pytester.path / "outcomes.json"


def run(pytester: pytest.Pytester, file: Path, *arguments: str) -> None:
    plugin = ("-p", "reports.killmatrix.outcomes", "--outcomes", str(file))
    pytester.runpytest_subprocess(*plugin, *arguments)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_outcomes_by_requirement(pytester: pytest.Pytester, outcomes: Path, workers: str) -> None:
    run(pytester, outcomes, "-n", workers)
    found = {slug: case.outcome for slug, (case,) in read(outcomes).items()}
    assert found == {
        "a/passes": Outcome.PASSED,
        "a/fails": Outcome.FAILED,
        "a/also": Outcome.FAILED,
        "a/set-up": Outcome.ERROR,
        "a/control": Outcome.ERROR,
        "a/crashes": Outcome.ERROR,
        "a/skipped": Outcome.NOT_TESTABLE,
    }
    assert "nobody answers" in read(outcomes)["a/fails"][0].reason


def test_a_selection_by_requirement(pytester: pytest.Pytester, outcomes: Path) -> None:
    run(pytester, outcomes, "--of", "a/also", "--of", "a/passes")
    assert read(outcomes).keys() == {"a/passes", "a/fails", "a/also"}


def test_a_run_that_wrote_nothing_has_no_outcomes(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json") == {}
