"""The command ``reports``: what can be done with the reports of runs that have ended.

Exit status: 0 as expected, 1 failed or regressed, 3 could not decide, 4 wrong usage.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from reports import compare, fingerprints, parity, statements, stored, summary
from reports.catalogue import CATALOGUE, CatalogueError, load
from reports.schema import schema
from reports.statuses import Status

_CHECKOUT = Path(__file__).parents[1]
_ERRORS = (stored.StoredReportError, compare.ComparisonError, CatalogueError, OSError)


class _Parser(argparse.ArgumentParser):
    """Ends with the suite's own status for wrong usage."""

    def error(self, message: str) -> NoReturn:
        """Print usage and the message."""
        self.print_usage(sys.stderr)
        self.exit(Status.USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    action: Callable[[argparse.Namespace], int] = options.action
    try:
        return action(options)
    except _ERRORS as error:
        print(f"reports: {_line(error)}", file=sys.stderr)
        return Status.USAGE


def _line(error: Exception) -> str:
    """Return an error in a line that names the file, if it is about one."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="reports", description=__doc__)
    below = parser.add_subparsers(required=True, metavar="COMMAND")
    comparing = below.add_parser(
        "compare", help="from one run to another: what has changed, or where two targets differ"
    )
    comparing.add_argument("old", type=Path, metavar="OLD", help="report.json, or its folder")
    comparing.add_argument("new", type=Path, metavar="NEW", help="report.json, or its folder")
    comparing.set_defaults(action=_compare)
    history = below.add_parser("history", help="draw verdicts and timings over many runs")
    history.add_argument("runs", type=Path, metavar="DIR", help="a folder of runs")
    history.add_argument("--output", type=Path, metavar="FILE", help="default: DIR/history.html")
    history.set_defaults(action=_history)
    marks = below.add_parser("fingerprint", help="which statements are in a documentation text")
    marks.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the text")
    marks.add_argument("--sentence", metavar="TEXT", help="print this sentence's fingerprint")
    marks.add_argument("--all", action="store_true", help="print those of all of FILE's sentences")
    marks.set_defaults(action=_fingerprint)
    shape = below.add_parser("schema", help="print the JSON schema of report.json")
    shape.set_defaults(action=_schema)
    return parser


def _compare(options: argparse.Namespace) -> int:
    """Print what has changed, and return the status of a gate."""
    old, new = stored.read(options.old), stored.read(options.new)
    if old.environment.target != new.environment.target:
        return _side_by_side(parity.parity(old, new))
    comparison = compare.compare(old, new)
    for line in summary.changes(comparison):
        print(line)
    catalogue = load(_CHECKOUT / CATALOGUE)
    return compare.status(comparison, catalogue.must_be_tested)


def _side_by_side(found: parity.Parity) -> int:
    """Print where two targets differ."""
    print("\n".join(parity.lines(found)))
    return found.status


def _history(options: argparse.Namespace) -> int:
    """Have the history drawn; who does not ask for it needs nothing that draws."""
    output = options.output or options.runs / "history.html"
    importlib.import_module("reports.history").draw(options.runs, output)
    print(output)
    return Status.AS_EXPECTED


def _fingerprint(options: argparse.Namespace) -> int:
    """Print a sentence's fingerprint, or the requirements that a text no longer states."""
    if (options.file is None) == (options.sentence is None):
        raise OSError("fingerprint: give either a file or --sentence")
    if options.sentence is not None:
        print(fingerprints.fingerprint(options.sentence))
        return Status.AS_EXPECTED
    stated = [requirement for requirement in load(_CHECKOUT / CATALOGUE) if requirement.fingerprint]
    text = options.file.read_text(encoding="utf-8")
    marks = [one for r in stated for one in r.fingerprint]
    if options.all:
        print("\n".join(statements.sentences(text, marks)))
        return Status.AS_EXPECTED
    found = fingerprints.found(marks, text)
    missing = [r.slug for r in stated if found.isdisjoint(r.fingerprint)]
    print(f"{len(stated) - len(missing)} of {len(stated)} statements are in {options.file}")
    for slug in missing:
        print(f"not found: {slug}")
    return Status.FAILED if missing else Status.AS_EXPECTED


def _schema(_options: argparse.Namespace) -> int:
    print(schema(), end="")
    return Status.AS_EXPECTED
