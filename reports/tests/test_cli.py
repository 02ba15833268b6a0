import sys
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType

import pytest

from reports.cli import main
from reports.fingerprints import fingerprint
from reports.model import Report, Verdict
from reports.tests.made import report, result


def stored(folder: Path, name: str, content: Report) -> str:
    file = folder / name
    file.write_text(content.model_dump_json())
    return str(file)


def test_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = stored(tmp_path, "old.json", report(result("a/b"), result("a/c")))
    new = stored(tmp_path, "new.json", report(result("a/b", Verdict.FAILED), result("a/c")))
    assert main(["compare", old, new]) == 1
    assert capsys.readouterr().out == "regressed: a/b: verified -> failed\nunchanged: 1\n"
    assert main(["compare", old, old]) == 0


def test_compare_with_what_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(tmp_path / "x"), str(tmp_path / "y")]) == 4
    assert capsys.readouterr().err.startswith("reports: ")


@pytest.mark.parametrize("arguments", [[], ["compare"], ["dance"]])
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 4


def test_history_is_drawn_by_its_own_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[Path, Path]] = []
    module = ModuleType("reports.history")
    module.draw = lambda *paths: drawn.append(paths)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reports.history", module)
    assert main(["history", str(tmp_path)]) == 0
    assert drawn == [(tmp_path, tmp_path / "history.html")]


def test_history_of_a_folder_with_a_damaged_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two", "damaged"):
        (tmp_path / name).mkdir()
        stored(tmp_path / name, "report.json", report(result("a/b")))
    (tmp_path / "damaged/report.json").write_text("{")
    assert main(["history", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/history.html\n"
    page = (tmp_path / "history.html").read_text()
    assert "a/b" in page
    assert "damaged/report.json</code>: damaged: " in page
    assert main(["history", str(tmp_path), "--output", str(tmp_path / "other.html")]) == 0
    assert (tmp_path / "other.html").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["no"], "no: no folder with runs"), ([".", "--output", "no/x"], "no/x: No such file*")],
)
def test_history_that_cannot_be_drawn_is_a_line(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["history", *arguments]) == 4
    assert fnmatch(capsys.readouterr().err, f"reports: {words}\n")


def test_all_fingerprints_of_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text("Nothing of it. Not at all.")
    assert main(["fingerprint", "--all", str(tmp_path / "text")]) == 0
    expected = [fingerprint(sentence) for sentence in ("nothing of it", "not at all")]
    assert capsys.readouterr().out.split() == expected


def test_fingerprints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint", "--sentence", "So it is."]) == 0
    assert capsys.readouterr().out == fingerprint("so it is") + "\n"
    (tmp_path / "text").write_text("Nothing of it.")
    assert main(["fingerprint", str(tmp_path / "text")]) == 1
    assert "not found: versions/k3s-series\n" in capsys.readouterr().out
    assert main(["fingerprint"]) == 4


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert '"schema_version"' in capsys.readouterr().out
