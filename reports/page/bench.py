"""How big and how fast the pages are: a run of 150 requirements, a history of 500 runs.

Prints a table. The runs are made up, in size and content like real ones; they are written before
the clock starts.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page
from rich.console import Console
from rich.table import Table

from reports import history
from reports.page import render
from reports.page.overhead import overhead
from reports.tests import samples
from reports.tests.browser import started

Figures = dict[str, list[float]]


def main() -> None:
    """Measure and print a table."""
    options = _arguments()
    with tempfile.TemporaryDirectory() as name:
        measured = _measure(Path(name), options.rounds, options.runs)
    table = Table("measured", "median", "least", "most", "rounds")
    for what, values in measured.items():
        figures = (statistics.median(values), min(values), max(values))
        table.add_row(what, *(f"{value:.2f}" for value in figures), str(len(values)))
    Console(width=100).print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m reports.page.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--runs", type=int, default=500, help="runs in the history")
    return parser.parse_args()


def _measure(folder: Path, rounds: int, runs: int) -> Figures:
    report, baseline = samples.report(), samples.report(seed=2, age=1)
    page, past, written = folder / "report.html", folder / "history.html", folder / "runs"
    size = _write(written, runs)
    drawing = [_seconds(lambda: page.write_text(render(report, baseline))) for _ in range(rounds)]
    history_ = [_seconds(lambda: history.draw(written, past)) for _ in range(rounds)]
    return {
        "reporting adds to a run, %": [overhead() for _ in range(rounds)],
        "report.json, MB": [size],
        "report.html, MB": [page.stat().st_size / 1e6],
        "report.html drawn, s": drawing,
        "report.html opened, s": _opened(page, rounds),
        f"history of {runs} runs, MB": [past.stat().st_size / 1e6],
        f"history of {runs} runs read and drawn, s": history_,
        f"history of {runs} runs opened, s": _opened(past, rounds),
    }


def _write(folder: Path, runs: int) -> float:
    """Write as many runs, and return the size of one in MB."""
    size = 0
    for age in range(runs):
        file = folder / str(age) / "report.json"
        file.parent.mkdir(parents=True)
        size = file.write_text(samples.report(seed=age, age=age).model_dump_json())
    return size / 1e6


def _opened(file: Path, rounds: int) -> list[float]:
    """Return the seconds until a page is loaded and painted, each time in a window of its own."""
    with started() as browser:
        windows = [browser.new_page() for _ in range(rounds)]
        return [_seconds(partial(_paint, window, file)) for window in windows]


def _paint(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _seconds(action: Callable[[], object]) -> float:
    began = time.monotonic()
    action()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
