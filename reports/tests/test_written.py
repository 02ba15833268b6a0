"""The folder that a run leaves."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema

from reports.schema import FILE
from reports.tests.projects import Project
from reports.writing import make_folder

pytest_plugins = ["pytester"]


def test_files_of_a_run(project: Project) -> None:
    project.x("assert 0, 'not so\\x01'")
    project.run("suites", "--reports", "elsewhere")
    (folder,) = (project.path / "elsewhere").iterdir()
    report = json.loads((folder / "report.json").read_text())
    jsonschema.validate(report, json.loads(FILE.read_text()))
    suite = ET.parse(folder / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert suite.findall("*/properties/property")[0].attrib == {
        "name": "requirement",
        "value": "versions/x",
    }
    assert "## versions/x: failed" in (folder / "summary.md").read_text()


def test_page_that_cannot_be_drawn_loses_no_verdict(project: Project) -> None:
    broken = "import sys, types\npage = types.ModuleType('reports.page')\n"
    broken += "def render(report, baseline): raise ValueError('no ink')\n"
    broken += "page.render = render\nsys.modules['reports.page'] = page\n"
    conftest = project.path / "conftest.py"
    conftest.write_text(f"{conftest.read_text()}\n{broken}")
    done = project.run()
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*report.html could not be drawn: no ink"])
    assert project.verdicts()["versions/x"] == "verified"


def test_platform_that_cannot_be_asked_loses_no_verdict(project: Project) -> None:
    conftest = project.path / "conftest.py"
    conftest.write_text(conftest.read_text().replace("return {", "raise OSError('gone') or {"))
    done = project.run()
    assert done.ret == 0
    done.stdout.fnmatch_lines(["the platform's versions could not be asked for: gone"])
    assert project.report()["environment"]["versions"] == {}


def test_runs_that_began_together_have_a_folder_each(tmp_path: Path) -> None:
    names = [make_folder(tmp_path, "2026-01-02T03:04:05.678+00:00").name for _ in range(3)]
    assert names == ["2026-01-02T03-04-05", "2026-01-02T03-04-05-2", "2026-01-02T03-04-05-3"]


def test_unwritable_folder(project: Project) -> None:
    project.write("reports", "a file in the way")
    done = project.run()
    assert done.ret == 3
    done.stdout.fnmatch_lines(
        ["section *verified*", "no report can be written to *reports/runs: *"]
    )
    assert project.run("suites", "--reports", "reports").ret == 4


def test_no_secret_is_left_anywhere(project: Project) -> None:
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"
    web_token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJr.c2lnbmF0dXJl"
    join_token = "K10abcdef0123456789::server:deadbeef"
    project.x(
        "print('client-key-data: TUlJRXBBSUJBQUtDQVFFQXg=')\n"
        f"    pytest.fail({f'correct horse {web_token} {join_token} {key}'!r})"
    )
    done = project.run()
    everything = done.stdout.str() + "".join(
        file.read_text() for file in project.folders()[0].iterdir()
    )
    for secret in ("MIIEow", web_token, join_token, "deadbeef", "TUlJRXBB"):
        assert secret not in everything
    written = "".join(file.read_text() for file in project.folders()[0].iterdir())
    assert "correct horse" not in written
    assert "[redacted]" in written
