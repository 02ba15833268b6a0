"""The stand-in's real faults, held against the real catalogue."""

from pathlib import Path

import pytest

from reports.catalogue import CATALOGUE, Catalogue, load
from reports.killmatrix.commands import Commands
from reports.killmatrix.model import Fault
from reports.model import Kind
from reports.tests.projects import ROOT

#: How many ways to break the stand-in there must be at the least; harmless changes do not count.
ENOUGH = 100


@pytest.fixture(scope="module")
def faults() -> tuple[Fault, ...]:
    return Commands(Path(), _silent, 1).faults()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / CATALOGUE)


def test_every_requirement_has_a_fault(faults: tuple[Fault, ...], catalogue: Catalogue) -> None:
    predicted = {slug for fault in faults for slug in fault.expects}
    bare = [slug for slug in breakable(catalogue) if slug not in predicted]
    assert not bare, f"no fault is predicted to turn {', '.join(bare)}: add one, and try it"


def test_every_prediction_is_of_a_requirement(
    faults: tuple[Fault, ...], catalogue: Catalogue
) -> None:
    slugs = {(f.name, s) for f in faults for s in f.expects | f.near | f.collateral.keys()}
    unknown = [(name, s) for name, s in slugs if s not in catalogue and not s.endswith("/*")]
    assert not unknown, f"faults name requirements that are not in the catalogue: {unknown}"


def test_there_are_enough(faults: tuple[Fault, ...]) -> None:
    assert sum(not fault.harmless for fault in faults) >= ENOUGH


def breakable(catalogue: Catalogue) -> list[str]:
    """Return what fails a run if it has no test: claims and limitations that are not to come."""
    kinds = {Kind.CLAIM, Kind.LIMITATION}
    return [r.slug for r in catalogue if r.kind in kinds and catalogue.must_be_tested(r.slug)]


def _silent(_text: str) -> None:
    """Say nothing: listing faults takes no time."""
