"""Choosing by requirement and edition, and the options that only tell things."""

import pytest

from reports.tests.projects import Project

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_unknown_requirement_of_a_test_is_a_usage_error(project: Project, workers: str) -> None:
    project.write(
        "suites/versions/test_y.py",
        "import pytest\n@pytest.mark.requirement('versions/why')\ndef test_y(): pass",
    )
    done = project.run_apart("suites", "-n", workers)
    assert done.ret == 4
    words = "*versions/test_y.py::test_y: not in suites/requirements.toml: versions/why*"
    done.stderr.fnmatch_lines([words])


def test_requirements_are_chosen_by_slug(project: Project) -> None:
    chosen = ["--requirement", "versions/y", "--requirement", "limitations/w"]
    project.run("suites", *chosen).assert_outcomes(passed=2, deselected=3)
    assert list(project.verdicts()) == ["versions/y", "limitations/w"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--requirement", "versions/q"], "*versions/q: no such requirement in suites/*"),
        (["--first", "versions/q"], "*--first versions/q: no such requirement in suites/*"),
        (["--requirement", "versions/y", "--edition", "23.11"], "*no such*in edition 23.11"),
        (["--edition", "25.11"], "*--edition*invalid choice*"),
    ],
)
def test_wrong_choice_is_a_usage_error(project: Project, arguments: list[str], words: str) -> None:
    done = project.run("suites", *arguments)
    assert done.ret == 4
    done.stderr.fnmatch_lines([words])


def test_edition_leaves_out_what_does_not_hold_in_it(project: Project) -> None:
    project.run("suites", "--edition", "23.11").assert_outcomes(passed=4, deselected=1)
    assert "versions/y" not in project.verdicts()
    assert project.report()["environment"]["edition"] == "23.11"


def test_broken_catalogue_is_a_usage_error(project: Project) -> None:
    project.write("suites/requirements.toml", "nothing")
    done = project.run()
    assert done.ret == 4
    done.stderr.fnmatch_lines(["ERROR: *requirements.toml: *"])


@pytest.mark.parametrize("workers", ["0", "2"])
def test_listing(project: Project, workers: str) -> None:
    done = project.run_apart("suites", "--list-requirements", "-n", workers)
    assert done.ret == 0
    done.stdout.fnmatch_lines(
        [
            "versions/x (claim): X is so.",
            "    suites/versions/test_x.py::test_x?2?",
            "storage/z (claim): Z is so.",
            "    no test yet",
        ]
    )
    assert not project.folders()


def test_dry_run(project: Project) -> None:
    test = "import pytest\n@pytest.mark.requirement('storage/z')\n@pytest.mark.requires('disk')\n"
    project.write("suites/storage/test_z.py", test + "def test_z(): pass")
    done = project.run("suites", "--dry-run", "--requirement", "storage/z")
    assert done.ret == 0
    done.stdout.fnmatch_lines(
        [
            "would run: 0",
            "not testable here: 1",
            "    suites/storage/test_z.py::test_z: no way",
            "not chosen by options or edition: 5",
        ]
    )
    assert not project.folders()
