"""No further test of a requirement that has failed, where that is wished."""

import pytest

from reports.tests.projects import Project

pytest_plugins = ["pytester"]

FAILING = """
import pytest
@pytest.mark.requirement("{slug}")
@pytest.mark.parametrize("number", range(4))
def test_it(number):
    assert False
"""


def failing(project: Project, slug: str) -> None:
    section, name = slug.split("/")
    project.write(f"suites/{section}/test_{name}.py", FAILING.format(slug=slug))


def test_all_are_run_unless_it_is_wished(project: Project) -> None:
    failing(project, "versions/x")
    project.run("suites").assert_outcomes(passed=2, failed=4)


def test_others_of_a_failed_requirement_are_spared(project: Project) -> None:
    failing(project, "versions/x")
    project.run("suites", "--one-failure").assert_outcomes(passed=2, failed=1, skipped=3)
    assert project.verdicts()["versions/x"] == "failed"


def test_workers_tell_one_another(project: Project) -> None:
    # The first process has a slow test and one that fails, the second one the others.
    slow = "@pytest.mark.requirement('limitations/w')\ndef test_w(): time.sleep(1)"
    project.write("suites/limitations/test_w.py", f"import pytest, time\n{slow}")
    failing(project, "versions/x")
    outcomes = project.run_apart("suites", "-n", "2", "--one-failure").parseoutcomes()
    assert (outcomes["failed"], outcomes["skipped"]) == (1, 3)


def test_of_a_limitation_all_are_run(project: Project) -> None:
    failing(project, "limitations/w")
    project.run("suites", "--one-failure").assert_outcomes(passed=4, failed=4)
    assert project.verdicts()["limitations/w"] == "limitation lifted"


@pytest.mark.parametrize("slugs", ["'versions/x', 'versions/y'", "'versions/y'"])
def test_what_can_tell_something_new_is_run(project: Project, slugs: str) -> None:
    project.x("assert False")
    test = f"import pytest\n@pytest.mark.requirement({slugs})\ndef test_both(): pass"
    project.write("suites/versions/test_z.py", test)
    project.run("suites", "--one-failure").assert_outcomes(passed=3, failed=1)
