from pathlib import Path

import pytest

from reports.history.reading import Run, condensed, read
from reports.model import SCHEMA, Report
from reports.tests import samples

SMALL = samples.report(requirements=3)


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / name / "report.json"
    file.parent.mkdir()
    file.write_text(text)
    return file


def run(age: int, *, edition: str = "24.05") -> Report:
    report = samples.report(age=age, requirements=3)
    environment = report.environment.model_copy(update={"edition": edition})
    return report.model_copy(update={"environment": environment})


def test_runs_are_read_oldest_first(tmp_path: Path) -> None:
    for name, age in {"a": 1, "b": 3, "c": 2}.items():
        put(tmp_path, name, run(age).model_dump_json())
    runs, unreadable = read(tmp_path)

    assert runs == [condensed(run(age)) for age in (3, 2, 1)]
    assert unreadable == []


def test_a_run_keeps_verdicts_and_figures() -> None:
    found = condensed(samples.report())

    assert isinstance(found, Run)
    assert found.verdicts["exposing/requirement-0"] == "failed"
    assert "documentation/requirement-0" not in found.durations  # nothing ran
    assert 1 < found.figures[samples.SCALED, "since the order: DNS answer"] < 4


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged: Invalid JSON: EOF while parsing"),
        ("{", "damaged: Invalid JSON: EOF while parsing"),
        ("[]", "damaged: "),
        ("{}", "damaged: complete: Field required"),
        ('"schema_version"', "damaged: "),
        (SMALL.model_dump_json()[:-40], "damaged: Invalid JSON"),
        (SMALL.model_dump_json().replace("verified", "perfect"), "damaged: results.0.verdict: "),
        ('{"schema_version": 99}', "schema version 99, newer than 1"),
        (
            SMALL.model_dump_json().replace(f'_version":{SCHEMA}', '_version":99'),
            "schema version 99, newer than 1",
        ),
    ],
)
def test_what_cannot_be_read_is_listed_with_the_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = put(tmp_path, "bad", text)
    put(tmp_path, "good", SMALL.model_dump_json())
    runs, unreadable = read(tmp_path)

    assert runs == [condensed(SMALL)]
    assert [one.file for one in unreadable] == [file]
    assert unreadable[0].reason.startswith(reason)


def test_a_report_that_is_a_folder_is_listed(tmp_path: Path) -> None:
    (tmp_path / "bad/report.json").mkdir(parents=True)

    assert read(tmp_path)[1][0].reason == "Is a directory"


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no folder with runs"):
        read(tmp_path / "nowhere")
