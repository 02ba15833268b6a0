from pathlib import Path

import pytest

from reports.deviations import LIST, read

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
ENTRY = """
[[deviation]]
requirement = "versions/x"
target = "here"
reason = "It is another."
evidence = "seen"
signature = 'wanted \\d, got \\d$'
"""
CONFTEST = """
pytest_plugins = ["reports.plugin", "reports.deviations"]
def pytest_addoption(parser):
    parser.addoption("--target", default="here")
"""
TEST = """
import pytest
@pytest.mark.requirement("versions/x")
def test_x():
    {body}
@pytest.mark.requirement("versions/y")
def test_y(): pass
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini("[pytest]\naddopts = --strict-markers --import-mode=importlib -p no:testinfra")
    pytester.makeconftest(CONFTEST)
    (pytester.path / "suites/versions").mkdir(parents=True)
    (pytester.path / LIST).write_text(ENTRY)
    return pytester


def run(project: pytest.Pytester, body: str, *arguments: str) -> pytest.RunResult:
    (project.path / "suites/versions/test_x.py").write_text(TEST.format(body=body))
    return project.runpytest_subprocess("suites", *arguments)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_failure_in_the_listed_words_is_noted(project: pytest.Pytester, workers: str) -> None:
    done = run(project, "assert 1 == 2, 'wanted 1, got 2'", "-n", workers)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*versions/x: It is another. Now: wanted 1, got 2*"])
    done.stdout.fnmatch_lines(["*1 passed, 1 known deviation*"])


@pytest.mark.parametrize(
    "body", ["assert 1 == 2, 'something else'", "raise OSError('wanted 1, got 2')"]
)
def test_other_failure_stays_one(project: pytest.Pytester, body: str) -> None:
    done = run(project, body)
    done.assert_outcomes(passed=1, failed=1)
    assert done.ret == pytest.ExitCode.TESTS_FAILED


def test_deviation_that_no_longer_happens_fails_the_run(project: pytest.Pytester) -> None:
    done = run(project, "pass")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["versions/x is listed in *the deviation no longer happens*"])


def test_error_in_setup_stays_one(project: pytest.Pytester) -> None:
    (project.path / "conftest.py").write_text(
        CONFTEST + "import pytest\n@pytest.fixture(autouse=True)\n"
        "def broken(): assert False, 'wanted 1, got 2'\n"
    )
    run(project, "pass").assert_outcomes(errors=2)


def test_only_the_cases_that_are_meant(project: pytest.Pytester) -> None:
    (project.path / LIST).write_text(ENTRY + "cases = 'x.bad.'")
    test = TEST.replace("@pytest", "@pytest.mark.parametrize('how', ['good', 'bad'])\n@pytest", 1)
    (project.path / "suites/versions/test_x.py").write_text(
        test.replace("test_x()", "test_x(how)").format(
            body="assert how == 'good', 'wanted 1, got 2'"
        )
    )
    done = project.runpytest_subprocess("suites")
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["*2 passed, 1 known deviation*"])


def test_other_target_is_not_meant(project: pytest.Pytester) -> None:
    run(project, "pass", "--target", "mars").assert_outcomes(passed=2)


@pytest.mark.parametrize("wrong", ["[[deviation]]\nx = 1", "no toml", ENTRY.replace("wanted", "(")])
def test_wrong_list_is_refused(wrong: str) -> None:
    with pytest.raises(pytest.UsageError, match=r"deviations\.toml"):
        read(wrong)


def test_the_suites_own_list() -> None:
    assert all(entry.target == "standin" for entry in read((ROOT / LIST).read_text()))
