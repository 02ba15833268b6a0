"""``acceptance nightly``: the whole suite, held against the night before, and its history."""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

from reports import stored
from reports.killmatrix.commands import CHECKOUT
from reports.writing import RUNS

_SUMMARY, _REPORT, _HISTORY = "summary.md", "report.json", "history.html"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    nights = RUNS / "nightly"
    add = command.add_argument
    add("--runs", type=Path, metavar="DIR", help=f"where nights are kept (default: {nights})")
    add("--workers", type=int, default=4, metavar="N", help="of pytest (default: 4)")
    add("options", nargs="*", metavar="OPTION", help="of pytest's, after --")
    command.set_defaults(command=nightly, default_runs=CHECKOUT / nights)


def nightly(arguments: argparse.Namespace) -> int:
    """Run it, draw the history, print the summary; returns pytest's status."""
    runs: Path = (arguments.runs or arguments.default_runs).absolute()
    before = nights(runs)
    line = [sys.executable, "-m", "pytest", "suites", "-n", str(arguments.workers)]
    baseline = ["--baseline", str(before[-1])] if before else []
    line += ["--reports", str(runs), *baseline, *arguments.options]
    status = subprocess.run(line, cwd=CHECKOUT, check=False).returncode
    if new := [night for night in nights(runs, broken_off=True) if night not in before]:
        importlib.import_module("reports.history").draw(runs, runs / _HISTORY)
        print(f"\n{(new[-1].parent / _SUMMARY).read_text(encoding='utf-8')}")
        print(f"history: {runs / _HISTORY}")
    return status


def nights(runs: Path, *, broken_off: bool = False) -> list[Path]:
    """Return the reports of nights, oldest first; of those that came to their end, unless asked."""
    return [file for file in sorted(runs.glob(f"*/{_REPORT}")) if broken_off or _is_whole(file)]


def _is_whole(file: Path) -> bool:
    """Tell whether a report can be compared with."""
    try:
        return stored.read(file).complete
    except stored.StoredReportError:
        return False
