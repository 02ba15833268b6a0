"""What is reached from outside of the resource group: the last column of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requires("start-service")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "reference-architecture")


def test_cell(point: str, to: str, matrix: Matrix, evidence: Evidence) -> None:
    """From outside, the webgateway and the server's dashboard answer, and nothing else."""
    matrix.check(point, to, evidence)
