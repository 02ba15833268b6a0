"""Who reaches what is exposed: cells of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requires("start-service")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "exposing")


def test_cell(point: str, to: str, matrix: Matrix, evidence: Evidence) -> None:
    """What exposes an application answers at the vantage points that it is for."""
    matrix.check(point, to, evidence)
