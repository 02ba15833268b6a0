"""The command ``acceptance faults``: exit statuses, and what is written in any case."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reports.command.__main__ import main
from reports.killmatrix import command
from reports.killmatrix.commands import CommandError
from reports.killmatrix.model import Matrix
from reports.killmatrix.run import Run
from reports.killmatrix.tests.test_judging import fault
from reports.killmatrix.tests.test_run import Commands


@pytest.fixture
def acceptance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the command on a stand-in whose faults are ``broken`` and ``unseen``."""
    commands = Commands()
    known = (fault(), fault(name="unseen"))
    monkeypatch.setattr(commands, "faults", lambda: known, raising=False)
    monkeypatch.setattr(command, "Commands", lambda *_: commands)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return lambda *words: main(["faults", "--output", str(tmp_path), *words])


def written(folder: Path) -> Matrix:
    assert "<html" in (folder / "killmatrix.html").read_text()
    return Matrix.model_validate_json((folder / "killmatrix.json").read_text())


def test_all_as_predicted(acceptance: Callable[..., int], tmp_path: Path) -> None:
    assert acceptance("--only", "broken") == 0
    assert written(tmp_path).holds


def test_patterns_may_be_given_one_by_one(
    acceptance: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert acceptance("--only", "broken", "--only", "unseen") == 1
    assert "1 of 2 faults as predicted" in capsys.readouterr().out


def test_a_survivor(
    acceptance: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acceptance() == 1
    assert not written(tmp_path).holds
    assert "unseen: a/one survived" in capsys.readouterr().out


def test_no_such_fault(acceptance: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert acceptance("--only", "zzz") == 2
    assert "no fault is like zzz" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt(), 130), (CommandError("no disk"), 3)]
)
def test_a_run_that_is_broken_off(
    error: BaseException,
    status: int,
    acceptance: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ends(*_: object) -> None:
        raise error

    monkeypatch.setattr(Run, "_look_at_all", ends)
    assert acceptance() == status
    assert not written(tmp_path).complete


def test_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["faults", "--workers", "many"])
    assert ended.value.code == 2
