"""Who reaches what is exposed: cells of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "exposing")


def test_overlay(point: str, to: str, overlay: Matrix, evidence: Evidence) -> None:
    """A service's address leads to pods, from every pod."""
    overlay.check(point, to, evidence)


def test_node_ports(point: str, to: str, node_ports: Matrix, evidence: Evidence) -> None:
    """A load balancer answers on every agent."""
    node_ports.check(point, to, evidence)


@pytest.mark.requires("configure")
def test_public_ports(point: str, to: str, public_ports: Matrix, evidence: Evidence) -> None:
    """Public addresses answer at every vantage point that they are for."""
    public_ports.check(point, to, evidence)
