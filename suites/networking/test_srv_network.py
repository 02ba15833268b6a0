"""Over which network nodes talk to each other."""

from collections.abc import Callable

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.client import HostClient
from fixtures.cluster.cluster import Cluster
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.network import route_to
from fixtures.topology import SRV

KUBELET_PORT = 10250


@pytest.mark.requirement("networking/srv-network")
def test_node_address(each_node: Host, cluster: Cluster) -> None:
    """A node is known in the cluster by its SRV address."""
    address = cluster.nodes()[each_node.name].addresses["InternalIP"]
    assert address == str(each_node.srv), f"node {each_node.name} is known as {address}"


@pytest.mark.requirement("networking/srv-network")
def test_way_to_other_nodes(each_node: Host, kubernetes_hosts: tuple[Host, ...]) -> None:
    """What a node sends to another node leaves by its SRV interface."""
    others = [host for host in kubernetes_hosts if host.name != each_node.name]
    ways = {host.name: route_to(each_node, host.srv) for host in others}
    wanted = dict.fromkeys(ways, SRV.interface)
    assert ways == wanted, f"interfaces by which {each_node.name} sends to other nodes: {ways}"


@pytest.mark.requirement("networking/srv-network")
def test_nodes_answer(
    each_node: Host,
    kubernetes_hosts: tuple[Host, ...],
    sent_from: Callable[[Host], HostClient],
    evidence: Evidence,
) -> None:
    """Every other node's kubelet answers on that node's SRV address."""
    others = [host for host in kubernetes_hosts if host.name != each_node.name]
    requests = [f"https://{host.srv}:{KUBELET_PORT}/healthz" for host in others]
    results = sent_from(each_node).get_all(requests, trust=False)
    evidence.record("kubelets", list(results), host=each_node.name)
    silent = [str(result) for result in results if not isinstance(result, Answer)]
    assert not silent, f"from {each_node.name}, kubelets do not answer: {silent}"
