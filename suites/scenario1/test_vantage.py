"""Who reaches HAProxy's local port: a row of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "scenario1")


@pytest.mark.requires("configure")
def test_local_port(point: str, to: str, local_port: Matrix, evidence: Evidence) -> None:
    """Where HAProxy listens for its own host only, nobody else is answered."""
    local_port.check(point, to, evidence)
