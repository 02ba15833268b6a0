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

from reports.killmatrix.choosing import Audience, selected
from reports.killmatrix.commands import CHECKOUT, CommandError, Commands
from reports.killmatrix.page import page, print_summary
from reports.killmatrix.run import Run

#: Exit statuses.
AS_PREDICTED, OTHERWISE, WRONG_USAGE, IMPOSSIBLE, INTERRUPTED = 0, 1, 2, 3, 130

#: Seconds. What takes longer waits for pods to come and go, again and again.
OTHERS = 2

#: Time-outs are generous, and most faults let some tests wait until one is over. With half of them
#: whatever is well is found so, which is seen before the first fault is put in.
TIMEOUT_SCALE = 0.5

#: More than for a healthy stand-in: most of them wait for what does not come.
WORKERS = 6

#: Faults at the same time: what breaking, pytest and mending take is taken once for all of them.
TOGETHER = 6


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    add = command.add_argument
    only = "faults, or requirements that faults should turn; * and ? stand for other characters"
    add("--only", nargs="+", action="extend", default=[], metavar="PATTERN", help=only)
    add("--output", type=Path, metavar="DIR", help="where to (default: reports/runs/TIME-faults)")
    workers = f"of pytest (default: {WORKERS})"
    add("--workers", type=int, default=WORKERS, metavar="N", help=workers)
    others = (
        "run tests that are not predicted to notice, of the sections concerned, where they take no"
        f" longer without a fault (default: {OTHERS}); 0 leaves all of them out and sees less"
    )
    add("--others", type=float, default=OTHERS, metavar="SECONDS", help=others)
    explained = (
        "run also what a fault says may turn beside its own: neither outcome would be against the"
        " prediction, and waiting for what is broken takes long"
    )
    add("--explained", action="store_true", help=explained)
    scale = f"multiply the tests' time-outs, with and without a fault (default: {TIMEOUT_SCALE})"
    add("--timeout-scale", type=float, default=TIMEOUT_SCALE, metavar="X", help=scale)
    together = (
        "faults that are in the stand-in at the same time, each with tests of its own; what is"
        f" not as predicted then is tried again alone (default: {TOGETHER}); 1 tries all of them"
        " alone"
    )
    add("--together", type=int, default=TOGETHER, metavar="N", help=together)
    command.set_defaults(command=faults)


def faults(arguments: argparse.Namespace) -> int:
    """Try them; returns the exit status."""
    signal.signal(signal.SIGTERM, _interrupted)
    output: Path = arguments.output or _default_output()
    output.mkdir(parents=True, exist_ok=True)
    scale: float = arguments.timeout_scale
    commands = Commands(output.absolute(), _timed_lines(), arguments.workers, scale)
    chosen = selected(commands.faults(), arguments.only)
    if not chosen:
        print(f"acceptance: no fault is like {' '.join(arguments.only)}", file=sys.stderr)
        return WRONG_USAGE
    audience = Audience(arguments.others, explained=arguments.explained)
    run = Run(commands, chosen, audience, arguments.together)
    status = OTHERWISE
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
