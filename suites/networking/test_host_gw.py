"""How nodes make the overlay network: by routes between them, without tunnels."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.network import Route, links, routes
from fixtures.topology import SRV

BACKEND = "flannel.alpha.coreos.com/backend-type"


@pytest.mark.requirement("networking/host-gw")
def test_backend(each_node: Host, cluster: Cluster) -> None:
    """Flannel tells that it uses host-gw on the node."""
    backend = cluster.nodes()[each_node.name].annotations.get(BACKEND)
    assert backend == "host-gw", (
        f"node {each_node.name}: annotation {BACKEND} is {backend!r}, not 'host-gw'"
    )


@pytest.mark.requirement("networking/host-gw")
def test_routes(
    each_node: Host, kubernetes_hosts: tuple[Host, ...], cluster: Cluster, evidence: Evidence
) -> None:
    """A node has a route to every other node's pod network, via that node's SRV address."""
    nodes = cluster.nodes()
    others = [host for host in kubernetes_hosts if host.name != each_node.name]
    networks = {host: nodes[host.name].pod_network for host in others}
    wanted = {Route(net, host.srv, SRV.interface) for host, net in networks.items() if net}
    found = routes(each_node)
    evidence.record("routes", found, host=each_node.name)
    assert len(wanted) == len(others), f"nodes without a pod network: {networks}"
    missing = ", ".join(map(str, wanted - found))
    assert not missing, f"{each_node.name} lacks the routes: {missing}"


@pytest.mark.requirement("networking/host-gw")
def test_no_tunnel(each_node: Host) -> None:
    """There is no tunnel device on a node."""
    tunnels = links(each_node, "vxlan") | links(each_node, "wireguard")
    assert not tunnels, f"{each_node.name} has tunnel devices: {set(tunnels)}"
