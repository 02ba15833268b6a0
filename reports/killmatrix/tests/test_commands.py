"""The commands that are driven, with a script in pytest's place."""

import os
import sys
import time
from pathlib import Path

import pytest

from reports.killmatrix.commands import CommandError, Commands, _workers

#: Says that it has been loaded, begins once the file after --wait-for is let go, says how nice it
#: is then, and has no report.
SCRIPT = """\
#!/bin/bash
cd "$(dirname "$0")"
echo $$ >loaded
until [ "$1" = --wait-for ]; do shift; done
exec flock --shared "$2" sh -c 'nice >begun; exit 4'
"""


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    program = tmp_path / "python"
    program.write_text(SCRIPT)
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return Commands(tmp_path, lambda _text: None, workers=1)


def loaded(folder: Path) -> int:
    """Wait until the script runs; return its process's number."""
    deadline = time.monotonic() + 10
    while not (text := _read(folder / "loaded")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return int(text)


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def test_tests_are_loaded_and_begin_when_they_are_wanted(
    commands: Commands, tmp_path: Path
) -> None:
    with commands.pytest("x", ["versions"]) as tests:
        loaded(tmp_path)
        assert not (tmp_path / "begun").exists()
        with pytest.raises(CommandError, match="pytest ended with 4"):
            tests()
    assert (tmp_path / "begun").exists()


def test_tests_that_are_not_wanted_any_more_do_not_begin(
    commands: Commands, tmp_path: Path
) -> None:
    with commands.pytest("x", ["versions"]):
        process = Path(f"/proc/{loaded(tmp_path)}")
        assert process.exists()
    assert not process.exists()
    assert not (tmp_path / "begun").exists()


def test_tests_that_are_loaded_leave_the_processors_to_others_until_they_begin(
    commands: Commands, tmp_path: Path
) -> None:
    with commands.pytest("x", ["versions"]) as tests:
        assert os.getpriority(os.PRIO_PROCESS, loaded(tmp_path)) == 19
        with pytest.raises(CommandError):
            tests()
    assert _read(tmp_path / "begun") == "0\n"


@pytest.mark.parametrize(
    ("number", "failing", "workers"),
    [(None, 3, 6), (100, 0, 6), (100, 3, 9), (100, 30, 12), (8, 3, 8), (2, 0, 2), (0, 0, 1)],
)
def test_there_are_workers_for_those_that_wait_too_and_none_that_have_nothing_to_do(
    number: int | None, failing: int, workers: int
) -> None:
    assert _workers(6, number, failing) == workers
