"""``acceptance watch``: traffic through every way while somebody upgrades a platform."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from reports.killmatrix.commands import CHECKOUT

_TEST = "suites/maintenance/test_during.py"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    text = "end after so long (default: with Ctrl-C or SIGTERM)"
    command.add_argument("--for", dest="seconds", type=float, metavar="SECONDS", help=text)
    command.add_argument("options", nargs="*", metavar="OPTION", help="of pytest's, after --")
    command.set_defaults(command=watch)


def watch(arguments: argparse.Namespace) -> int:
    """Keep traffic up until it is enough; returns pytest's status, who prints what it cost."""
    with tempfile.TemporaryDirectory() as folder, Watch(Path(folder), arguments.options) as going:
        with suppress(KeyboardInterrupt):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            going.wait_for_traffic()
            going.wait(arguments.seconds)
        return going.end()


class Watch:
    """Traffic that is going on, sent by a pytest of its own; it ends with the block at the latest.

    ``folder`` is for a pipe, by which pytest is told of the end.
    """

    def __init__(self, folder: Path, options: list[str]) -> None:
        self._pipe = folder / "end"
        os.mkfifo(self._pipe)
        # In a session of its own: Ctrl-C is for us, who end it in good order.
        line = self.command(self._pipe, options)
        self._pytest = subprocess.Popen(line, cwd=CHECKOUT, start_new_session=True)
        self._writer: int | None = None

    @staticmethod
    def command(pipe: Path, options: list[str]) -> list[str]:
        """Return what sends the traffic: it opens the pipe then, and ends when that is closed."""
        phase = ["--phase", "during", "--until", str(pipe), *options]
        return [sys.executable, "-m", "pytest", _TEST, *phase]

    def __enter__(self) -> "Watch":
        """Return itself: it goes on from the moment that it is made."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running."""
        if self._pytest.poll() is None:
            self.end()

    def wait(self, seconds: float | None) -> None:
        """Wait so long, or until it ends by itself."""
        with suppress(subprocess.TimeoutExpired):
            self._pytest.wait(seconds)

    def wait_for_traffic(self) -> None:
        """Wait until there is some: pytest opens the pipe then, unless it has ended."""
        while self._writer is None and self._pytest.poll() is None:
            with suppress(OSError):  # nobody reads it yet
                self._writer = os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK)
            self.wait(0.1)

    def end(self) -> int:
        """End the traffic; return pytest's status."""
        self.wait_for_traffic()
        if self._writer is not None:
            os.close(self._writer)
            self._writer = None
        return self._pytest.wait()
