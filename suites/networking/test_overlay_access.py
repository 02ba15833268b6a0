"""Who is on the overlay network: server, agents and webgateway, each with full access.

A case is made for each of these hosts, under the requirement that is about its role.
"""

from collections.abc import Callable

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.services import Service, ServiceKind
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.once import Once
from fixtures.run.session import SESSION
from fixtures.timeouts import Timeouts
from fixtures.topology import KUBERNETES_ROLES, Role
from fixtures.waiting import eventually

REQUESTS = 16


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Name the requirement of each case by its host's role."""
    hosts = metafunc.config.stash[SESSION].target.topology.with_role(*KUBERNETES_ROLES)
    if "member" in metafunc.fixturenames:
        cases = [
            pytest.param(h.name, marks=pytest.mark.requirement(f"networking/overlay-from-{h.role}"))
            for h in hosts
        ]
        metafunc.parametrize("member", cases, indirect=True)


@pytest.fixture
def member(request: pytest.FixtureRequest) -> Host:
    """Return a host that is on the overlay network."""
    return request.config.stash[SESSION].platform.host(request.param)


def test_pod_addresses(
    member: Host,
    everywhere: Workload,
    sent_from: Callable[[Host], HostClient],
    evidence: Evidence,
) -> None:
    """The host reaches a pod on every agent by the pod's address."""
    pods = everywhere.pods()
    results = sent_from(member).get_all(everywhere.url(pod) for pod in pods)
    evidence.record("pods", list(results), host=member.name)
    answered = {pod.node: result.who for pod, result in zip(pods, results, strict=True)}
    wanted = {pod.node: pod.name for pod in pods}
    assert answered == wanted, f"from {member.name}, by agent: {answered}, wanted {wanted}"


def test_cluster_address(
    member: Host,
    everywhere: Workload,
    everywhere_service: Service,
    sent_from: Callable[[Host], HostClient],
    timeouts: Timeouts,
) -> None:
    """The host reaches a service by its cluster address, and all pods behind it."""
    url = f"http://{everywhere_service.address}:{everywhere_service.port}/hostname"
    client = sent_from(member).patient(timeouts.attempt)
    eventually(
        lambda: client.who_answers(url, REQUESTS * len(everywhere.pods())),
        equals=everywhere.pod_names,
        within=timeouts.service_known,
        wanted=f"from {member.name}: every pod, and nobody else, answers {url}",
    )


def test_cluster_dns(
    member: Host,
    everywhere: Workload,
    everywhere_headless: Service,
    cluster: Cluster,
    sent_from: Callable[[Host], HostClient],
    timeouts: Timeouts,
) -> None:
    """The cluster's name server tells the host the pods' addresses by their service's name."""
    name, dns = everywhere_headless.dns_name, cluster.dns_address()
    eventually(
        lambda: sent_from(member).lookup(name, dns),
        equals=everywhere.pod_addresses,
        within=timeouts.service_known,
        wanted=f"from {member.name}: the addresses of all pods for {name}, asked at {dns}",
    )


@pytest.fixture(scope="session")
def everywhere_headless(everywhere: Workload, once: Once) -> Service:
    """Make a DNS name for the addresses of all pods of the application on every agent."""
    return everywhere.expose_once(once, ServiceKind.HEADLESS)


@pytest.mark.parametrize(
    "role",
    [
        pytest.param(role, marks=pytest.mark.requirement(f"networking/overlay-from-{role}"))
        for role in (Role.SERVER, Role.WEBGATEWAY)
    ],
)
def test_own_resolver(
    role: Role,
    request: pytest.FixtureRequest,
    everywhere: Workload,
    everywhere_service: Service,
    sent_from: Callable[[Host], HostClient],
    timeouts: Timeouts,
) -> None:
    """Server and webgateway reach a service by its name, with no name server told to them."""
    host = request.config.stash[SESSION].platform.hosts(role)[0]
    url = f"http://{everywhere_service.dns_name}:{everywhere_service.port}/hostname"
    client = sent_from(host).patient(timeouts.attempt)
    eventually(
        lambda: client.get(url).who,
        lambda who: who in everywhere.pod_names(),
        within=timeouts.service_known,
        wanted=f"from {host.name}: a pod answers {url}",
    )
