"""The end of traffic by a pipe, with a program in pytest's place."""

import sys
from pathlib import Path

import pytest

from reports.gate.watch import Watch

SENDS = "import sys; sys.exit(7 if open(sys.argv[1]).read() == '' else 1)"
FAILS = "import sys; sys.exit(4)"


def program(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    command = staticmethod(lambda pipe, _options: [sys.executable, "-c", text, str(pipe)])
    monkeypatch.setattr(Watch, "command", command)


def test_it_ends_when_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, SENDS)
    with Watch(tmp_path, []) as going:
        going.wait_for_traffic()
        going.wait(0.3)
        assert going.end() == 7


def test_it_ends_with_the_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(monkeypatch, SENDS)
    with pytest.raises(KeyboardInterrupt), Watch(tmp_path, []) as going:
        raise KeyboardInterrupt
    assert going.end() == 7


def test_one_that_cannot_begin_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(monkeypatch, FAILS)
    with Watch(tmp_path, []) as going:
        going.wait_for_traffic()
        assert going.end() == 4


def test_what_is_run() -> None:
    line = Watch.command(Path("/pipe"), ["--keep"])
    assert line[-5:] == ["--phase", "during", "--until", "/pipe", "--keep"]
