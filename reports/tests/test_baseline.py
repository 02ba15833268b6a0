"""Runs with a baseline."""

import pytest

from reports.model import Verdict
from reports.tests.made import report, result
from reports.tests.projects import Project

pytest_plugins = ["pytester"]


def baseline(project: Project, text: str) -> list[str]:
    project.write("old.json", text)
    return ["suites", "--baseline", "old.json"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ("pass", 0, "unchanged: 4"),
        ("assert 0", 1, "regressed: versions/x: verified -> failed"),
        ("raise OSError", 3, "undecided: versions/x: verified -> inconclusive"),
    ],
)
def test_run_is_compared(project: Project, body: str, status: int, words: str) -> None:
    results = [
        result("versions/x"),
        result("versions/y"),
        result("storage/z", Verdict.UNTESTED),
        result("limitations/w", Verdict.HOLDS),
    ]
    project.x(body)
    done = project.run(*baseline(project, report(*results).model_dump_json()))
    assert done.ret == status
    done.stdout.fnmatch_lines(["*against the baseline*", words])
    (folder,) = project.folders()
    assert f"- {words}" in (folder / "summary.md").read_text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "*old.json: damaged*"),
        ('{"schema_version": 2}', "*old.json: written by a newer version*"),
        (report(target="mars").model_dump_json(), "*old.json: a run of mars, this one is of here"),
    ],
)
def test_wrong_baseline_is_a_usage_error_before_the_run(
    project: Project, text: str, words: str
) -> None:
    done = project.run(*baseline(project, text))
    assert done.ret == 4
    done.stderr.fnmatch_lines([f"ERROR: --baseline {words}"])
    assert not project.folders()
