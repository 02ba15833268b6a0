"""Many reports, and of each no more than what is drawn over runs.

A run's evidence is dropped as soon as its figures are taken: hundreds of reports are read, and only
one at a time is in memory.
"""

import json
import statistics
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from reports.model import SCHEMA, Report, Verdict
from reports.page.plots import timed

#: A requirement's slug, and what was timed.
Figure = tuple[str, str]


@dataclass(frozen=True)
class Run:
    """A run; durations and figures in seconds, a figure being the median of the run's cases."""

    started: str
    target: str
    edition: str
    complete: bool
    duration: float
    verdicts: dict[str, Verdict]
    durations: dict[str, float]
    figures: dict[Figure, float]


@dataclass(frozen=True)
class Unreadable:
    """A report that could not be read, and why."""

    file: Path
    reason: str


def read(folder: Path) -> tuple[list[Run], list[Unreadable]]:
    """Read all runs below a folder, oldest first; raises NotADirectoryError if it is none."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: no folder with runs")
    runs, unreadable = [], []
    for file in sorted(folder.glob("*/report.json")):
        found = _read(file)
        if isinstance(found, Run):
            runs.append(found)
        else:
            unreadable.append(found)
    return sorted(runs, key=lambda run: run.started), unreadable


def _read(file: Path) -> Run | Unreadable:
    try:
        text = file.read_bytes()
        report = Report.model_validate_json(text)
    except OSError as error:
        return Unreadable(file, error.strerror or str(error))
    except ValidationError as error:
        return Unreadable(file, _newer(text) or _first(error))
    if report.schema_version > SCHEMA:
        return Unreadable(file, _newer(text))
    return condensed(report)


def _newer(text: bytes) -> str:
    """Say that a report is of a newer schema; empty if that is not what is wrong with it."""
    try:
        version = json.loads(text)["schema_version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    if not isinstance(version, int) or version <= SCHEMA:
        return ""
    return f"schema version {version}, newer than {SCHEMA}: draw it with a newer suite"


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"damaged: {where}: {first['msg']}" if where else f"damaged: {first['msg']}"


def condensed(report: Report) -> Run:
    """Return what is drawn of a report."""
    return Run(
        started=report.started,
        target=report.environment.target,
        edition=report.environment.edition,
        complete=report.complete,
        duration=report.duration,
        verdicts={result.slug: result.verdict for result in report.results},
        durations={result.slug: result.duration for result in report.results if result.cases},
        figures={
            (result.slug, what): statistics.median(values)
            for result in report.results
            for what, values in timed(result).items()
        },
    )
