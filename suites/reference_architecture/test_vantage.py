"""What is reached from outside of the resource group: the last column of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "reference-architecture")


def test_overlay(point: str, to: str, overlay: Matrix, evidence: Evidence) -> None:
    """From outside, no pod and no cluster address is reached."""
    overlay.check(point, to, evidence)


def test_node_ports(point: str, to: str, node_ports: Matrix, evidence: Evidence) -> None:
    """From outside, no load balancer is reached."""
    node_ports.check(point, to, evidence)


@pytest.mark.requires("configure")
def test_public_ports(point: str, to: str, public_ports: Matrix, evidence: Evidence) -> None:
    """From outside, the webgateway answers."""
    public_ports.check(point, to, evidence)


def test_control_plane(point: str, to: str, control_plane: Matrix, evidence: Evidence) -> None:
    """From outside, the server's dashboard answers, and nothing else of the control plane."""
    control_plane.check(point, to, evidence)


@pytest.mark.requires("start-service")
def test_vms(point: str, to: str, vms: Matrix, evidence: Evidence) -> None:
    """From outside, no plain VM is reached."""
    vms.check(point, to, evidence)


@pytest.mark.requires("configure")
def test_local_port(point: str, to: str, local_port: Matrix, evidence: Evidence) -> None:
    """From outside, HAProxy's local port is not reached."""
    local_port.check(point, to, evidence)
