"""Who reaches what inside of the resource group: cells of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requires("start-service")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "networking")


def test_cell(point: str, to: str, matrix: Matrix, evidence: Evidence) -> None:
    """What is documented to be reached from a vantage point answers; what is not, is refused."""
    matrix.check(point, to, evidence)
