"""``acceptance faults``: break the stand-in in every known way, and see who notices."""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from reports.killmatrix.commands import CHECKOUT, CommandError, Commands
from reports.killmatrix.page import page, print_summary
from reports.killmatrix.run import Run, selected

#: Exit statuses.
AS_PREDICTED, OTHERWISE, WRONG_USAGE, IMPOSSIBLE, INTERRUPTED = 0, 1, 2, 3, 130

#: Seconds. What takes longer waits for pods to come and go, again and again.
OTHERS = 8


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add = command.add_argument
    only = "faults, or requirements that faults should turn; * and ? stand for other characters"
    add("--only", nargs="+", default=[], metavar="PATTERN", help=only)
    add("--output", type=Path, metavar="DIR", help="where to (default: reports/runs/TIME-faults)")
    add("--workers", type=int, default=4, metavar="N", help="of pytest (default: 4)")
    others = (
        "run tests that are not predicted to notice, of the sections concerned, where they take no"
        f" longer without a fault (default: {OTHERS}); 0 leaves all of them out and sees less"
    )
    add("--others", type=float, default=OTHERS, metavar="SECONDS", help=others)
    command.set_defaults(command=faults)


def faults(arguments: argparse.Namespace) -> int:
    """Try them; returns the exit status."""
    signal.signal(signal.SIGTERM, _interrupted)
    output: Path = arguments.output or _default_output()
    output.mkdir(parents=True, exist_ok=True)
    commands = Commands(output.absolute(), _timed_lines(), arguments.workers)
    chosen = selected(commands.faults(), arguments.only)
    if not chosen:
        print(f"acceptance: no fault is like {' '.join(arguments.only)}", file=sys.stderr)
        return WRONG_USAGE
    run, status = Run(commands, chosen, others=arguments.others), OTHERWISE
    try:
        run.go()
        status = AS_PREDICTED if run.matrix().holds else OTHERWISE
    except CommandError as error:
        print(f"acceptance: {error}", file=sys.stderr)
        status = IMPOSSIBLE
    except KeyboardInterrupt:
        print("acceptance: interrupted, the stand-in is mended", file=sys.stderr)
        status = INTERRUPTED
    _write(run, output)
    return status


def _write(run: Run, output: Path) -> None:
    matrix = run.matrix()
    (output / "killmatrix.json").write_text(matrix.model_dump_json(indent=2), encoding="utf-8")
    (output / "killmatrix.html").write_text(page(matrix), encoding="utf-8")
    print_summary(matrix, Console())
    print(f"page: {output / 'killmatrix.html'}")


def _default_output() -> Path:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    return CHECKOUT / "reports" / "runs" / f"{now}-faults"


def _timed_lines() -> Callable[[str], None]:
    """Return what prints a line with the time since the beginning."""
    began = time.monotonic()
    return lambda text: print(f"{time.monotonic() - began:7.1f} s  {text}", flush=True)


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt
