"""Answers whoever has a documentation text: what differs in it, and which tests are suspect."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports import claims, readings, statements
from reports.catalogue import Catalogue, CatalogueError
from reports.selection import HOLDING
from reports.statements import Statement


@dataclass(frozen=True)
class DocumentDrift:
    """How many statements of an edition a text makes, and a line for each that differs.

    ``unread`` says why nothing can be told, empty if it can.
    """

    stated: int
    lines: tuple[str, ...]
    unread: str = ""


@pytest.hookimpl(optionalhook=True)
def pytest_acceptance_drift(config: pytest.Config, text: str) -> DocumentDrift:
    """Hold a text against the chosen edition's."""
    edition, file = config.option.edition, config.rootpath / readings.READINGS
    try:
        known = readings.load(file, edition)
    except CatalogueError as error:
        raise pytest.UsageError(str(error)) from error
    if not known:
        return DocumentDrift(0, (), f"no text of edition {edition} was read for {file.name}")
    return compared(text, known, config.stash[HOLDING], config.rootpath / "suites")


def compared(text: str, known: Sequence[str], catalogue: Catalogue, suites: Path) -> DocumentDrift:
    """Return the drift of a text against the fingerprints of the one that was read."""
    differing, claimed = statements.drift(text, known), claims.read(suites)
    lines = (line for one in differing for line in _lines(one, catalogue, claimed))
    missing = sum(len(one.fingerprints) for one in differing)
    return DocumentDrift(len(known) - missing, tuple(lines))


def _lines(
    statement: Statement, catalogue: Catalogue, claimed: Mapping[str, list[str]]
) -> Iterator[str]:
    """Yield a line for each requirement that a statement is the source of, one if it has none."""
    now = f" The text has now: {statement.now!r}." if statement.now else ""
    slugs = [r.slug for r in catalogue if not set(statement.fingerprints).isdisjoint(r.fingerprint)]
    for slug in slugs:
        tests = ", ".join(claims.tests_of(slug, claimed)) or "no test yet"
        yield f"{statement.fate}: {slug}.{now} Suspect: {tests}"
    if not slugs:
        yield f"{statement.fate}: a statement of no requirement.{now} Suspect: no test"
