import json
from pathlib import Path

import pytest

from reports.schema import FILE, schema
from reports.stored import StoredReportError, read
from reports.tests.made import report, result


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text(report(result("a/b")).model_dump_json())
    assert read(file) == read(tmp_path) == report(result("a/b"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "damaged, or not a report"),
        ("[]", "not a report of this suite"),
        ('{"tests": 5}', "not a report of this suite"),
        ('{"schema_version": 99}', "newer version of the suite (schema 99, known: 1)"),
        ('{"schema_version": 1}', "damaged: complete: Field required"),
        (b"\xff\xfe\x00", "damaged, or not a report"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(StoredReportError) as refused:
        read(file)
    assert str(refused.value).startswith(f"{file}: ")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoredReportError, match="cannot be read: No such file"):
        read(tmp_path / "x.json")


def test_published_schema_is_the_models() -> None:
    assert FILE.read_text() == schema(), "write it anew: reports schema > reports/schema.json"
    assert json.loads(schema())["properties"]["schema_version"]["const"] == 1
