"""What happens on the other nodes when an agent comes, and when it goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.workloads import Kind, Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.network import Route, routes
from fixtures.platforms.platform import Platform
from fixtures.timeouts import Timeouts
from fixtures.topology import SRV
from fixtures.waiting import eventually

Sender = Callable[[Host], HostClient]


@pytest.mark.disruptive
@pytest.mark.requires("change-topology")
@pytest.mark.requirement("networking/overlay-is-automatic")
def test_new_agent(
    platform: Platform,
    kubernetes_hosts: tuple[Host, ...],
    cluster: Cluster,
    watching: Workload,
    sent_from: Sender,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A new agent's pod network is routed on all other nodes by itself, until it goes again."""
    with one_agent_more(platform) as new:
        network = cluster.nodes()[new.name].pod_network
        assert network, f"node {new.name} has no pod network"
        route = Route(network, new.srv, SRV.interface)
        wait_for(route, kubernetes_hosts, there=True, within=timeouts.routes)
        watching.wait_ready()
        answers = who_answers_on(new, kubernetes_hosts, watching, sent_from)
        evidence.record(f"who answered on {new.name}, by asking host", answers)
        silent = {name: who for name, who in answers.items() if who not in watching.pod_names()}
        assert not silent, f"no answer of the pod on the new {new.name}, asked from {silent}"
    wait_for(route, kubernetes_hosts, there=False, within=timeouts.routes)


@contextmanager
def one_agent_more(platform: Platform) -> Iterator[Host]:
    """Add an agent until the end of the block."""
    new = platform.add_agent()
    try:
        yield new
    finally:
        platform.remove_agent()


def wait_for(route: Route, hosts: tuple[Host, ...], *, there: bool, within: float) -> None:
    """Assert that a route appears on all hosts, or goes from all."""
    __tracebackhide__ = True
    eventually(
        lambda: [host.name for host in hosts if (route in routes(host)) is not there],
        equals=[],
        within=within,
        wanted=f"no host {'without' if there else 'with'} the route {route}",
    )


def who_answers_on(
    new: Host, hosts: tuple[Host, ...], workload: Workload, sent_from: Sender
) -> dict[str, str]:
    """Return who answers at the address of the pod on the new agent, by asking host."""
    (pod,) = (pod for pod in workload.pods() if pod.node == new.name)
    return {host.name: sent_from(host).get(workload.url(pod)).who for host in hosts}


@pytest.fixture
def watching(cluster: Cluster, namespace: str, application_image: str) -> Workload:
    """Order an application that has a pod on every agent, whichever there will be."""
    workload = Workload(cluster, namespace, "app", Kind.DAEMON_SET)
    workload.order(image=application_image)
    return workload
