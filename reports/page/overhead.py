"""What reporting adds to a run: the same tests with and without the plugins of this package.

The tests do nothing, so that all of the difference is reporting's: catalogue, judging, redacting,
searching, and the files. It is told as a part of the time that real cases take. Processor time is
measured, for reporting waits for nothing but the platform's answers, and what else the machine does
would be more than the difference.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

#: A run of the suite on the stand-in without workers: its cases, its seconds without bring-up.
REAL = (75, 26.5)
_CASES = 2  # of a requirement
_PLUGINS = ("plugin", "selection", "deviations", "recording", "run", "terminal", "leaks")
_CONFTEST = """
import pytest
pytest_plugins = {plugins}
def pytest_addoption(parser):
    parser.addoption("--target", default="here")
@pytest.hookimpl(optionalhook=True)
def pytest_acceptance_secrets(config):
    return ["secret-number-%d" % number for number in range(400)]
"""
_TEST = """
import pytest
SEEN = {{"what": "logs", "value": "Nov 22 09:31:02 webgateway haproxy: up " * 20, "unit": None}}
@pytest.mark.requirement("versions/r{number}")
@pytest.mark.parametrize("case", range({cases}))
def test_r{number}(case, request):
    request.node.user_properties += [("evidence", SEEN)] * 5
"""
_ENTRY = """
[[requirement]]
slug = "versions/r{number}"
section = "versions"
kind = "extra"
statement = "It is so."
"""


def overhead(requirements: int = 150) -> float:
    """Return the per cent that reporting adds to a run of so many requirements."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, requirements)
        spent = [_seconds(folder, plugins) for plugins in ((), _PLUGINS)]
    cases, seconds = REAL
    real = requirements * _CASES * seconds / cases
    return 100 * (spent[1] - spent[0]) / real


def _write(folder: Path, requirements: int) -> None:
    """Write a suite: a catalogue, and a file for each requirement."""
    numbers = range(requirements)
    (folder / "suites/versions").mkdir(parents=True)
    catalogue = "".join(_ENTRY.format(number=number) for number in numbers)
    (folder / "suites/requirements.toml").write_text(catalogue)
    (folder / "pytest.ini").write_text(
        "[pytest]\naddopts = --import-mode=importlib -p no:testinfra"
    )
    for number in numbers:
        test = _TEST.format(number=number, cases=_CASES)
        (folder / f"suites/versions/test_r{number}.py").write_text(test)


def _seconds(folder: Path, plugins: tuple[str, ...]) -> float:
    """Return the processor's seconds for all tests; raises subprocess.CalledProcessError."""
    names = [f"reports.{name}" for name in plugins]
    (folder / "conftest.py").write_text(_CONFTEST.format(plugins=names))
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "suites"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
        capture_output=True,
    )
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system
