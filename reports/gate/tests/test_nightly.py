from pathlib import Path

from reports.gate.nightly import nights
from reports.tests import samples


def write(runs: Path, name: str, *, complete: bool) -> None:
    report = samples.report().model_copy(update={"complete": complete})
    (runs / name).mkdir()
    (runs / name / "report.json").write_text(report.model_dump_json())


def test_the_last_whole_night_is_compared_with(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-01", complete=True)
    write(tmp_path, "2026-11-02", complete=False)
    (tmp_path / "2026-11-03").mkdir()
    (tmp_path / "2026-11-03" / "report.json").write_text("broken")
    assert [file.parent.name for file in nights(tmp_path)] == ["2026-11-01"]
    assert len(nights(tmp_path, broken_off=True)) == 3


def test_the_first_night_has_none_before(tmp_path: Path) -> None:
    assert nights(tmp_path / "none") == []
