"""Whole runs, and the reports they leave."""

import pytest

from reports.tests.projects import Project

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_run_as_expected(project: Project, workers: str) -> None:
    done = project.run_apart("suites", "-n", workers)
    assert done.ret == 0
    assert project.verdicts() == {
        "versions/x": "verified",
        "versions/y": "verified",
        "storage/z": "untested",
        "limitations/w": "limitation holds",
    }
    report = project.report()
    assert report["complete"]
    assert report["environment"]["versions"] == {"k3s": "1.30.3"}
    assert report["environment"]["command"].endswith(f"suites -n {workers}")
    assert [result["cases"][0]["slow"] for result in report["results"][:2]] == [False, True]
    (case,) = report["results"][1]["cases"]
    assert case["evidence"][0]["value"] == 3
    assert report["results"][0]["cases"][0]["claim"] == "X is so, for each number."
    done.stdout.fnmatch_lines(["section *verified*", "versions *2", "report: *"])


@pytest.mark.parametrize("workers", ["0", "2"])
def test_every_way_to_end(project: Project, workers: str) -> None:
    project.x("assert 1 == 2, 'wanted 1'")
    project.write(
        "suites/versions/test_y.py",
        "import pytest\n@pytest.mark.requirement('versions/y')\n"
        "def test_y(): raise OSError('lost')",
    )
    project.write(
        "suites/storage/test_z.py",
        "import pytest\n@pytest.mark.requirement('storage/z')\n"
        "def test_z(): pytest.skip('not testable here: no disk')",
    )
    project.write(
        "suites/limitations/test_w.py",
        "import pytest\n@pytest.mark.requirement('limitations/w')\n"
        "def test_w(): assert not 'works'",
    )
    done = project.run_apart("suites", "-n", workers)
    assert done.ret == 1
    assert project.verdicts() == {
        "versions/x": "failed",
        "versions/y": "inconclusive",
        "storage/z": "not testable here",
        "limitations/w": "limitation lifted",
    }
    done.stdout.fnmatch_lines(
        ["FAILED: versions/x", "*required: X is so.", "*observed: *wanted 1", "*look at:*test_x"]
    )


@pytest.mark.parametrize(
    ("body", "status"), [("pass", 0), ("assert 0", 1), ("raise OSError", 3), ("pytest.skip('')", 3)]
)
def test_exit_status(project: Project, body: str, status: int) -> None:
    project.x(body)
    assert project.run().ret == status


def test_untested_requirement_fails_a_run_of_everything(project: Project) -> None:
    (project.path / "suites/versions/test_y.py").unlink()
    done = project.run()
    assert done.ret == 1
    assert project.verdicts()["versions/y"] == "untested"
    done.stdout.fnmatch_lines(["UNTESTED: versions/y"])


@pytest.mark.parametrize(
    "arguments", [("suites", "-k", "test_x and 0"), ("suites/versions/test_x.py",)]
)
def test_part_of_the_suite_tells_of_that_part_only(
    project: Project, arguments: tuple[str, ...]
) -> None:
    (project.path / "suites/versions/test_y.py").unlink()
    assert project.run(*arguments).ret == 0
    assert list(project.verdicts()) == ["versions/x"]


def test_unit_tests_leave_no_report(project: Project) -> None:
    project.write("units/test_u.py", "def test_u(): pass")
    assert project.run("units").ret == 0
    assert not (project.path / "reports").exists()


def test_failure_outside_of_the_suite_counts(project: Project) -> None:
    project.write("units/test_u.py", "def test_u(): assert 0")
    assert project.run("units", "suites").ret == 1


@pytest.mark.parametrize(("workers", "who"), [("0", "getpid"), ("2", "getppid")])
def test_interrupted_run_is_written_and_marked(project: Project, workers: str, who: str) -> None:
    project.write(
        "suites/versions/test_y.py",
        "import os, signal, time, pytest\n@pytest.mark.requirement('versions/y')\n"
        f"def test_y():\n    os.kill(os.{who}(), signal.SIGINT)\n    time.sleep(2)",
    )
    assert project.run_apart("suites", "-n", workers).ret == 2
    assert not project.report()["complete"]
    assert project.verdicts()["versions/y"] == "inconclusive"


def test_crash_of_a_worker_is_an_error_of_its_case(project: Project) -> None:
    project.x("os._exit(7)")
    assert project.run_apart("suites", "-n", "2").ret == 3
    assert project.verdicts() == {
        "versions/x": "inconclusive",
        "versions/y": "verified",
        "storage/z": "untested",
        "limitations/w": "limitation holds",
    }
    assert "crashed" in project.report()["results"][0]["reason"]
