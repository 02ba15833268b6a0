"""What HAProxy's servers are by each port option, and who balances."""

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.applications import PORT, service_of
from fixtures.cluster.port_modes import PortMode
from fixtures.cluster.services import SERVICE_PORT
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")

REQUESTS = 30


@pytest.mark.requirement("port-modes/pod-port")
@pytest.mark.frontend(by=PortMode.POD)
def test_pods_balanced_by_haproxy(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """With podPort HAProxy's servers are the pods, and it gives each its share."""
    addresses = shared_frontend.wait_for_pods()
    before = sessions(shared_frontend)
    from_webgateway.repeat(shared_frontend.local_url(), REQUESTS)
    shares = {name: n - before[name] for name, n in sessions(shared_frontend).items()}
    evidence.record(f"HAProxy's sessions for {REQUESTS} requests", shares)
    assert ports(shared_frontend) == {PORT}, f"servers' ports: {ports(shared_frontend)}, not {PORT}"
    few = REQUESTS / len(addresses) / 2
    balanced = [name for name, n in shares.items() if n >= few]
    wanted = f"wanted: {len(addresses)} pods with at least {few:g} each"
    assert len(balanced) == len(addresses), f"HAProxy's shares of {REQUESTS}: {shares}, {wanted}"


@pytest.mark.requirement("port-modes/lb-service-port")
@pytest.mark.frontend(by=PortMode.LOAD_BALANCER)
def test_one_server_per_agent(
    shared_frontend: Frontend,
    agents: tuple[Host, ...],
    from_webgateway: HostClient,
    evidence: Evidence,
) -> None:
    """With lbServicePort HAProxy has a server for each agent, at the load balancer's port."""
    shared_frontend.wait_for_servers()
    evidence.record("HAProxy's servers", shared_frontend.servers())
    found = sorted((server.address, server.port) for server in shared_frontend.servers())
    port = service_of(shared_frontend.application.workload.namespace, shared_frontend.by).port
    wanted = sorted((agent.srv, port) for agent in agents)
    assert found == wanted, f"HAProxy's servers: {found}, wanted for the agents: {wanted}"
    from_webgateway.repeat(shared_frontend.local_url(), REQUESTS)
    unused = [name for name, n in sessions(shared_frontend).items() if not n]
    assert not unused, f"HAProxy sent {unused} nothing of {REQUESTS} requests"


@pytest.mark.requirement("port-modes/service-port")
@pytest.mark.frontend(by=PortMode.SERVICE)
def test_kube_proxy_distributes(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """With servicePort HAProxy has the cluster address only, behind which all pods answer."""
    shared_frontend.wait_for_servers()
    found = [(server.address, server.port) for server in shared_frontend.servers()]
    wanted = [(shared_frontend.application.cluster_address(), SERVICE_PORT)]
    assert found == wanted, f"HAProxy's servers: {found}, wanted the service's address: {wanted}"
    answered = from_webgateway.who_answers(shared_frontend.local_url(), REQUESTS)
    evidence.record("who answered behind one address", answered)
    pods = shared_frontend.application.workload.pod_names()
    assert answered == pods, f"behind {wanted}: {set(answered)} answered, wanted all: {set(pods)}"


def sessions(frontend: Frontend) -> dict[str, int]:
    """Return how many sessions each of HAProxy's servers has had."""
    return {c.name: c.sessions for c in frontend.counters().values() if c.is_server}


def ports(frontend: Frontend) -> set[int]:
    """Return the ports of HAProxy's live servers."""
    return {server.port for server in frontend.servers() if server.live}
