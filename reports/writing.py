"""Writing a run's folder: ``reports/runs/<UTC time>/``."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

from reports.compare import Comparison
from reports.junit import junit
from reports.model import Report
from reports.summary import markdown

#: Where runs are kept, seen from the checkout.
RUNS = Path("reports/runs")


class ReportsFolderError(Exception):
    """Nothing can be written there; the message says where and why."""


def make_folder(runs: Path, started: str) -> Path:
    """Make the folder of a run that began then; two runs that began together get one each.

    Raises ReportsFolderError where that is not possible.
    """
    name = started.partition(".")[0].partition("+")[0].replace(":", "-")
    try:
        runs.mkdir(parents=True, exist_ok=True)
        for folder in _names(runs, name):
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            return folder
    except OSError as error:
        raise ReportsFolderError(f"no report can be written to {runs}: {error.strerror}") from error
    raise AssertionError("names do not end")


def _names(runs: Path, name: str) -> Iterator[Path]:
    number = 1
    while True:
        yield runs / (name if number == 1 else f"{name}-{number}")
        number += 1


def write(
    folder: Path, report: Report, baseline: Report | None, comparison: Comparison | None
) -> Iterator[str]:
    """Write the files, and yield a line for each that could not be: the others are there then.

    The data come first: everything else can be made of them again.
    """
    pieces: dict[str, Callable[[], str]] = {
        "report.json": lambda: report.model_dump_json(indent=1) + "\n",
        "summary.md": lambda: markdown(report, comparison),
        "junit.xml": lambda: junit(report),
        "report.html": lambda: draw(report, baseline),
    }
    for name, content in pieces.items():
        try:
            (folder / name).write_text(content(), encoding="utf-8")
        except Exception as error:  # noqa: BLE001 - verdicts are not lost because of a drawing
            verb = "drawn" if name.endswith(".html") else "written"
            first = (str(error) or type(error).__name__).partition("\n")[0]
            yield f"{folder / name} could not be {verb}: {first}"


def draw(report: Report, baseline: Report | None) -> str:
    """Return ``report.html``. Whoever does not draw needs nothing that draws."""
    page = importlib.import_module("reports.page")
    return str(page.render(report, baseline=baseline))
