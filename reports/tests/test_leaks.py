"""Secrets that get past redaction are found, and those known by value are not even printed."""

from reports.leaks import leaks
from reports.tests.projects import Project

pytest_plugins = ["pytester"]

SECRET = "correct horse"
BROKEN = f"""
import reports.run
reports.run.redact_all = lambda data, known=(): data
def pytest_terminal_summary(terminalreporter):
    terminalreporter.line("by the way: {SECRET}")
"""


def test_known_values_are_not_printed(project: Project) -> None:
    project.x(f"print('{SECRET}'); assert 0, '{SECRET}'")
    done = project.run()
    assert done.ret == 1
    done.stdout.fnmatch_lines(["*assert 0, '[[]redacted]'"])
    done.stdout.no_fnmatch_line(f"*{SECRET}*")
    done.stdout.no_fnmatch_line("*a secret of the platform is in*")


def test_what_gets_past_redaction_ends_the_run_as_failed(project: Project) -> None:
    conftest = project.path / "conftest.py"
    conftest.write_text(conftest.read_text() + BROKEN)
    seen = f"request.node.user_properties.append(('evidence', {{'what': '{SECRET}'}}))"
    project.write(
        "suites/versions/test_y.py",
        f"import pytest\n@pytest.mark.requirement('versions/y')\ndef test_y(request): {seen}",
    )
    done = project.run_apart("suites")  # what it breaks would stay broken here
    assert done.ret == 1
    found = ["what was printed", "*report.html", "*report.json"]
    done.stdout.fnmatch_lines([f"ERROR: a secret*is in {name}: remove it" for name in found])


def test_only_what_has_a_secret_is_named() -> None:
    outputs = {"a": f"x{SECRET}y", "b": "correct", "c": ""}
    assert list(leaks(outputs, [SECRET, "corr"])) == ["a"]
    assert list(leaks(outputs, [])) == []
