"""A small project with the real plugins, a catalogue of its own, and no platform."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CONFTEST = """
import os, pytest
pytest_plugins = [
    "reports.plugin", "reports.selection", "reports.deviations", "reports.recording",
    "reports.sparing",     "reports.run", "reports.terminal", "reports.leaks",
]
def pytest_addoption(parser):
    parser.addoption("--target", default="here")
def pytest_acceptance_versions(config):
    return {"k3s": "1.30.3"}
def pytest_acceptance_secrets(config):
    return ["correct horse"]
def pytest_acceptance_obstacle(item):
    return "no way" if item.get_closest_marker("requires") else None

"""
CATALOGUE = """
still_to_come = ["storage"]
[[requirement]]
slug = "versions/x"
section = "versions"
kind = "claim"
statement = "X is so."
fingerprint = "1-0123456789abcdef"
[[requirement]]
slug = "versions/y"
section = "versions"
kind = "claim"
statement = "Y is so."
fingerprint = "1-0123456789abcdef"
editions = ["24.05", "beta"]
[[requirement]]
slug = "storage/z"
section = "storage"
kind = "claim"
statement = "Z is so."
fingerprint = "1-0123456789abcdef"
[[requirement]]
slug = "limitations/w"
section = "limitations"
kind = "limitation"
statement = "W does not work."
fingerprint = "1-0123456789abcdef"
"""
#: A test for each requirement that must have one; all pass.
PASSING = {
    "versions/test_x.py": """
import pytest
@pytest.mark.requirement("versions/x")
@pytest.mark.parametrize("number", range(3))
def test_x(number):
    '''X is so, for each number.'''
""",
    "versions/test_y.py": """
import pytest
@pytest.mark.slow
@pytest.mark.requirement("versions/y")
def test_y(request):
    seen = {"what": "size", "value": 3, "unit": "s", "at": "2020-01-01T00:00:00+00:00"}
    request.node.user_properties.append(("evidence", seen))
""",
    "limitations/test_w.py": """
import pytest
@pytest.mark.requirement("limitations/w")
def test_w(): pass
""",
}


class Project:
    """The project, its runs and their reports."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.path = pytester, pytester.path
        pytester.makeini(
            "[pytest]\naddopts = --strict-markers --import-mode=importlib -p no:testinfra"
        )
        pytester.makeconftest(CONFTEST)
        self.write("suites/requirements.toml", CATALOGUE)
        for name, text in PASSING.items():
            self.write(f"suites/{name}", text)

    def write(self, name: str, text: str) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def x(self, body: str) -> None:
        """Give the test of versions/x another body."""
        test = (
            f"import os, pytest\n@pytest.mark.requirement('versions/x')\ndef test_x():\n    {body}"
        )
        self.write("suites/versions/test_x.py", test)

    def run(self, *arguments: str) -> pytest.RunResult:
        """Run the suite, unless something else is asked for."""
        return self.pytester.runpytest_inprocess(*(arguments or ("suites",)))

    def run_apart(self, *arguments: str) -> pytest.RunResult:
        """Run it in a process of its own: one with workers, or one that will be hurt."""
        return self.pytester.runpytest_subprocess(*arguments)

    def folders(self) -> list[Path]:
        return sorted((self.path / "reports/runs").glob("*"))

    def report(self) -> dict[str, Any]:
        (folder,) = self.folders()
        content: dict[str, Any] = json.loads((folder / "report.json").read_text())
        return content

    def verdicts(self) -> dict[str, str]:
        return {result["slug"]: result["verdict"] for result in self.report()["results"]}
