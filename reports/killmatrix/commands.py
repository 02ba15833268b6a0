"""The commands that are driven: ``standin`` and ``pytest`` of the checkout."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import TypeAdapter

from reports.killmatrix.judging import Cases
from reports.killmatrix.model import Fault
from reports.stored import read

CHECKOUT = Path(__file__).resolve().parents[2]
_HEARTBEAT = 5.0  # seconds until a command that still runs is said to
_NOTHING_UP = 3
# How readily a process leaves the processors to others: before all others, and as always.
_LEAST, _USUAL = 19, 0
# With these statuses of pytest's there is a report: as expected, failed, undecided.
_REPORTED = (0, 1, 3)

Say = Callable[[str], None]
#: Runs tests that are loaded.
Tests = Callable[[], Cases]


class CommandError(Exception):
    """A command that was needed did not do its work; the message has its last words."""


@dataclass(frozen=True)
class Commands:
    """Runs them, keeping what they print in ``logs``, and says while one takes long.

    ``timeout_scale`` multiplies how long pytest's tests wait for what does not come.
    """

    logs: Path
    say: Say
    workers: int
    timeout_scale: float = 1.0

    def faults(self) -> tuple[Fault, ...]:
        """Return all faults there are."""
        listed = subprocess.run(_standin("faults", "--json"), capture_output=True, check=False)
        if listed.returncode != 0:
            raise CommandError(f"standin faults: {listed.stderr.decode().strip()}")
        return TypeAdapter(tuple[Fault, ...]).validate_json(listed.stdout)

    def is_up(self) -> bool:
        """Tell whether there is a stand-in."""
        status = subprocess.run(_standin("status"), capture_output=True, check=False)
        return status.returncode != _NOTHING_UP

    def standin(self, *words: str) -> None:
        """Run a command of the stand-in's; raises CommandError unless it ends well."""
        log = self.logs / "standin.log"
        if self._run(_standin(*words), log) != 0:
            raise CommandError(f"standin {' '.join(words)}: {_end(log)}")

    @contextmanager
    def pytest(
        self,
        name: str,
        sections: Iterable[str],
        slugs: Iterable[str] = (),
        number: int | None = None,
        first: Collection[str] = (),
    ) -> Iterator[Tests]:
        """Load sections, or only some requirements of them; yield what runs them.

        That returns what they say, and raises CommandError if it cannot; until then the stand-in
        may be prepared, and is not held up by many processes that load. ``number`` is how many
        tests that are, if it is known. It is begun with those of ``first``.
        """
        folder, log = self.logs / name, self.logs / f"{name}.log"
        # By their folders: with markers, each worker would collect the tests of all sections.
        folders = [f"suites/{section.replace('-', '_')}" for section in sections]
        only = _each("--requirement", slugs) + _each("--first", first)
        workers = _workers(self.workers, number, len(first))
        how = ["-n", str(workers), "--timeout-scale", str(self.timeout_scale), "--one-failure"]
        # The kernel lets it go as well, should nobody be left to do so.
        with NamedTemporaryFile() as lock:
            how += ["--reports", str(folder), "--wait-for", lock.name]
            run = ["pytest", *folders, *how, *only]
            fcntl.flock(lock, fcntl.LOCK_EX)
            with self._started([sys.executable, "-m", *run], log, group=0) as process:
                os.setpriority(os.PRIO_PGRP, process.pid, _LEAST)

                def tests() -> Cases:
                    os.setpriority(os.PRIO_PGRP, process.pid, _USUAL)
                    fcntl.flock(lock, fcntl.LOCK_UN)
                    return _found(self._status(process), folder, log)

                yield tests

    def _run(self, command: list[str], log: Path) -> int:
        with self._started(command, log) as process:
            return self._status(process)

    @contextmanager
    def _started(
        self, command: list[str], log: Path, group: int | None = None
    ) -> Iterator["subprocess.Popen[bytes]"]:
        """Start it; it does not outlive the block. ``group`` 0: as a process group of its own."""
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                cwd=CHECKOUT,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=group,
            )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()

    def _status(self, process: "subprocess.Popen[bytes]") -> int:
        began = time.monotonic()
        while True:
            try:
                return process.wait(_HEARTBEAT)
            except subprocess.TimeoutExpired:
                self.say(f"  … {time.monotonic() - began:.0f} s")


def _workers(usual: int, number: int | None, failing: int) -> int:
    """Return how many workers there shall be for tests of that number, if it is known.

    Who fails waits, and leaves the processor to another one; but what is too much at once is slow
    for those that are well.
    """
    most = usual + min(usual, failing)
    return usual if number is None else max(1, min(number, most))


def _found(status: int, folder: Path, log: Path) -> Cases:
    """Return what the tests of a run said, by requirement; raises CommandError."""
    reports = sorted(folder.glob("*/report.json"))
    if status not in _REPORTED or not reports:
        raise CommandError(f"pytest ended with {status}: {_end(log)}")
    results = read(reports[-1]).results
    return {result.slug: list(result.cases) for result in results if result.cases}


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def _standin(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("standin")), *words]


def _end(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return "\n  ".join(lines[-5:])
