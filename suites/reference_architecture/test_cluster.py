"""Which virtual machines are the cluster, and what runs where."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.deploying import deploy
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.processes import processes
from fixtures.platforms.platform import Platform
from fixtures.topology import KUBERNETES_ROLES, Role


@pytest.mark.requirement("reference-architecture/one-cluster-per-resource-group")
def test_all_kubernetes_hosts_are_nodes(
    cluster: Cluster, kubernetes_hosts: tuple[Host, ...], evidence: Evidence
) -> None:
    """The Kubernetes VMs, and only they, are nodes of the one cluster, and all are ready."""
    ready = {name: node.ready for name, node in cluster.nodes().items()}
    evidence.record("nodes", ready)
    wanted = {host.name: True for host in kubernetes_hosts}
    assert ready == wanted, f"nodes and whether they are ready: {ready}, wanted {wanted}"


@pytest.mark.requirement("reference-architecture/one-cluster-per-resource-group")
def test_one_server(kubernetes_hosts: tuple[Host, ...]) -> None:
    """Exactly one VM runs a control plane."""
    servers = [
        host.name
        for host in kubernetes_hosts
        if any("k3s server" in process.command for process in processes(host))
    ]
    hosts = [host.name for host in kubernetes_hosts]
    assert len(servers) == 1, f"a k3s server runs on {servers}, wanted on exactly one of {hosts}"


@pytest.mark.requirement("reference-architecture/one-cluster-per-resource-group")
def test_other_hosts_run_no_kubernetes(platform: Platform) -> None:
    """A VM without a Kubernetes role runs no k3s."""
    others = platform.hosts(*set(Role) - KUBERNETES_ROLES)
    running = [host.name for host in others if host.inspect.service("k3s").is_running]
    assert not running, f"k3s runs on {running}, which have no Kubernetes role"


@pytest.mark.requirement("reference-architecture/workloads-on-agents")
def test_pod_for_every_node(everywhere: Workload, agents: tuple[Host, ...]) -> None:
    """A DaemonSet without tolerations has a pod on every agent and on no other node."""
    wanted = {agent.name for agent in agents}
    found = set(everywhere.nodes())
    assert found == wanted, f"a DaemonSet's pods are on {found}, wanted on the agents: {wanted}"


@pytest.mark.requirement("reference-architecture/workloads-on-agents")
def test_many_pods(
    cluster: Cluster,
    namespace: str,
    application_image: str,
    agents: tuple[Host, ...],
    evidence: Evidence,
) -> None:
    """Of many ordinary pods, none is put on the server or the webgateway."""
    nodes = deploy(cluster, namespace, application_image, replicas=12).nodes()
    evidence.record("nodes that 12 pods are on", nodes)
    elsewhere = nodes - {agent.name for agent in agents}
    assert not elsewhere, f"ordinary pods run on {set(elsewhere)}, which are no agents"
