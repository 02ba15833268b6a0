"""Who reaches what inside of the resource group: the cells of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns.vantage import POD, Matrix, specified
from fixtures.run.session import SESSION
from fixtures.topology import KUBERNETES_ROLES, Role

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requires("start-service")]

OVERLAY = ("pod", "cluster address", "cluster DNS name")
#: The requirement that a kind of address is about, where that depends on no vantage point.
COMMON = {
    "HAProxy, localhost": "scenario1/haproxy-listens-locally",
    "nginx, public address": "exposing/public-addresses",
    "load balancer, agent": "exposing/load-balancer-on-every-agent",
    "API": "networking/srv-network",
    "kubelet": "networking/srv-network",
    "VM, by name": "networking/node-reaches-vm",
    "NFS": "networking/node-reaches-vm",
}
#: And where it does.
OF_COLUMN = {
    **{
        role: dict.fromkeys(OVERLAY, f"networking/overlay-from-{role}") for role in KUBERNETES_ROLES
    },
    POD: {
        "pod": "networking/pod-to-pod",
        "cluster address": "exposing/service-forwards-to-pods",
        "cluster DNS name": "exposing/service-forwards-to-pods",
        "VM, by name": "networking/pod-reaches-vm",
    },
    Role.VM: {
        **dict.fromkeys(OVERLAY, "networking/vm-cannot-reach-overlay"),
        "load balancer, agent": "networking/vm-through-load-balancer",
        "HAProxy, public address": "networking/vm-through-haproxy",
        "nginx, public address": "networking/vm-through-nginx",
    },
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each cell of which something is documented."""
    topology = metafunc.config.stash[SESSION].target.topology
    cases = []
    for point, to, column, _ in specified(topology):
        if column != Role.INTERNET:
            slug = OF_COLUMN[column].get(to) or COMMON[to]
            cases.append(pytest.param(point, to, marks=pytest.mark.requirement(slug)))
    metafunc.parametrize(("point", "to"), cases)


def test_cell(point: str, to: str, matrix: Matrix, evidence: Evidence) -> None:
    """From a vantage point, what is documented as reachable answers, and what is not is refused."""
    matrix.check(point, to, evidence)
