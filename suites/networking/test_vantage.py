"""Who reaches what inside of the resource group: cells of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns import cells
from fixtures.nouns.vantage import Matrix


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell that is about this section."""
    cells.parametrize(metafunc, "networking")


def test_overlay(point: str, to: str, overlay: Matrix, evidence: Evidence) -> None:
    """Pods and cluster addresses answer from nodes and pods, and from nowhere else."""
    overlay.check(point, to, evidence)


def test_node_ports(point: str, to: str, node_ports: Matrix, evidence: Evidence) -> None:
    """Plain VMs reach load balancers on every Kubernetes VM."""
    node_ports.check(point, to, evidence)


@pytest.mark.requires("configure")
def test_public_ports(point: str, to: str, public_ports: Matrix, evidence: Evidence) -> None:
    """Plain VMs reach what the webgateway publishes."""
    public_ports.check(point, to, evidence)


def test_control_plane(point: str, to: str, control_plane: Matrix, evidence: Evidence) -> None:
    """Kubernetes VMs reach API and kubelets on SRV."""
    control_plane.check(point, to, evidence)


@pytest.mark.requires("start-service")
def test_vms(point: str, to: str, vms: Matrix, evidence: Evidence) -> None:
    """Kubernetes VMs and pods reach plain VMs."""
    vms.check(point, to, evidence)
