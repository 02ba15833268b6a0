"""Tables that are drawn of many cases' observations, each of which has its place in one."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.model import Cell, Observation, Report


@dataclass(frozen=True)
class Square:
    """What stands at a place: what is documented there, and what was seen."""

    documented: str
    seen: str
    right: bool | None

    @property
    def style(self) -> str:
        """Return the name of the style: a verdict's, where there is one."""
        return {True: "v-verified", False: "v-failed", None: ""}[self.right]

    @property
    def sign(self) -> str:
        """Return the sign beside the colour."""
        return {True: "✓", False: "✗", None: ""}[self.right]


@dataclass(frozen=True)
class Grid:
    """A table; where nothing was observed there is no square."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square | None, ...]], ...]


def grids(report: Report) -> tuple[Grid, ...]:
    """Return all tables that a report has observations for, in the order in which they come."""
    found: dict[str, dict[tuple[str, str], Square]] = {}
    for cell, seen in _cells(report):
        square = Square(cell.documented, str(seen.value), cell.right)
        found.setdefault(cell.table, {})[cell.row, cell.column] = square
    return tuple(_grid(name, squares) for name, squares in found.items())


def _cells(report: Report) -> Iterable[tuple[Cell, Observation]]:
    cases = (case for result in report.results for case in result.cases)
    for seen in (seen for case in cases for seen in case.evidence):
        if seen.cell:
            yield seen.cell, seen


def _grid(name: str, squares: dict[tuple[str, str], Square]) -> Grid:
    columns = tuple(sorted({column for _, column in squares}))
    rows = sorted({row for row, _ in squares})
    return Grid(
        name,
        columns,
        tuple((row, tuple(squares.get((row, column)) for column in columns)) for row in rows),
    )
