"""How a virtual machine outside of the overlay reaches what runs in the cluster."""

from collections.abc import Callable

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.services import Service
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.publisher import Bind
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

Sender = Callable[[Host], HostClient]


@pytest.mark.requires("configure")
@pytest.mark.requirement("networking/vm-through-haproxy")
@pytest.mark.frontend(at=(Bind.SRV, Bind.PUBLIC))
def test_through_haproxy(
    shared_frontend: Frontend, webgateway: Host, vm01: Host, sent_from: Sender, evidence: Evidence
) -> None:
    """A plain VM reaches an application through HAProxy, by the webgateway's name or address."""
    shared_frontend.wait_for_servers()
    urls = [shared_frontend.local_url(at) for at in (webgateway.name, webgateway.spec.fe[0])]
    results = sent_from(vm01).get_all(urls)
    evidence.record("requests to HAProxy", list(results), host=vm01.name)
    pods = shared_frontend.application.workload.pod_names()
    failed = [str(result) for result in results if result.who not in pods]
    assert not failed, f"from {vm01.name}, no pod answers through HAProxy: {failed}"


@pytest.mark.requires("configure")
@pytest.mark.requirement("networking/vm-through-nginx")
def test_through_nginx(
    published: Frontend, vm01: Host, sent_from: Sender, evidence: Evidence
) -> None:
    """A plain VM reaches an application through nginx, by the virtual host's name."""
    result = sent_from(vm01).get(published.url(), trust=False)  # the CA is tested elsewhere
    evidence.record("request to nginx", str(result), host=vm01.name)
    pods = published.application.workload.pod_names()
    assert result.who in pods, f"from {vm01.name}, no pod answers through nginx: {result}"


@pytest.mark.requirement("networking/vm-through-load-balancer")
def test_through_load_balancer(
    each_node: Host,
    balanced: Service,
    everywhere: Workload,
    agents: tuple[Host, ...],
    vm01: Host,
    sent_from: Sender,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A plain VM reaches a load-balanced service at its port, by any Kubernetes VM's name."""
    client, pods = sent_from(vm01), everywhere.pod_names()
    urls = {host.name: f"http://{host.name}:{balanced.port}/hostname" for host in agents}
    eventually(
        lambda: {r.who for r in client.patient(timeouts.attempt).get_all(urls.values())} <= pods,
        equals=True,
        within=timeouts.service_known,
        wanted=f"from {vm01.name}: a pod answers at each of {', '.join(urls.values())}",
    )
    result = client.get(f"http://{each_node.name}:{balanced.port}/hostname")
    evidence.record("request to the load balancer's port", str(result), host=vm01.name)
    assert result.who in pods, f"from {vm01.name}, no pod answers at {each_node.name}: {result}"
