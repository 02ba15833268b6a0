"""Ports that change in the cluster, with nothing done on the webgateway."""

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.applications import Application
from fixtures.cluster.moving import move_load_balancer, move_pods
from fixtures.cluster.objects import Pod
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.limitation import limitation
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import consistently, eventually

pytestmark = pytest.mark.requires("configure")

#: How far ports are moved: from those of load balancers to where nobody else has one.
FURTHER = 10000
REPLICAS = 2
REQUESTS = 12
POD_PORTS = "Changing ports on pods is picked up by our webgateway automatically."
BALANCER_PORTS = "Changing ports of load balancers is picked up by our webgateway automatically."


@pytest.fixture
def balanced(own_service: Frontend, application_image: str) -> Frontend:
    """Run an application of one pod behind a load balancer of its own, used by its frontend."""
    application = own_service.application
    application.workload.order(image=application_image, replicas=1)
    application.expose_as_planned()
    application.workload.wait_ready()
    own_service.wait_for_servers()
    return own_service


@pytest.mark.requirement("limitations/pod-port-change")
@pytest.mark.pods(1)
def test_pod_port(
    frontend: Frontend,
    application_image: str,
    from_webgateway: HostClient,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Pods that come with a changed port are found by HAProxy, their port is not."""
    frontend.wait_for_pods(ControlFailedError)
    old = frontend.application.service.port
    moved = move_pods(frontend.application, old + FURTHER, application_image, REPLICAS)
    pods = found_at_new_port(frontend, moved, from_webgateway, timeouts)
    with limitation(evidence, instead=POD_PORTS):
        told = consistently(
            lambda: (ports(frontend), from_internet.get(frontend.url()).who),
            lambda seen: seen[0] == {old} and seen[1] not in pods,
            for_=timeouts.unnoticed,
            wanted=f"HAProxy's servers for {frontend.name} at port {old}, and no pod to answer",
        )
    evidence.record(f"pods at port {moved.service.port}: HAProxy's ports, and who answers", told)


@pytest.mark.requirement("limitations/load-balancer-port-change")
def test_load_balancer_port(
    balanced: Frontend,
    agents: tuple[Host, ...],
    webgateway: Host,
    from_webgateway: HostClient,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A new pod behind a load balancer answers outside; at another port nobody is found."""
    old, url = balanced.application.service.port, balanced.local_url(webgateway.spec.fe[0])
    pods = new_pod_answers(balanced, url, from_internet, timeouts)
    moved = move_load_balancer(balanced.application, old + FURTHER)
    answers_at_new_port_only(moved, old, agents, from_webgateway, timeouts)
    with limitation(evidence, instead=BALANCER_PORTS):
        told = consistently(
            lambda: (ports(balanced), from_internet.get(url).who),
            lambda seen: seen[0] == {old} and seen[1] not in pods,
            for_=timeouts.unnoticed,
            wanted=f"HAProxy's servers for {balanced.name} at port {old}, and no pod to answer",
        )
    evidence.record(f"agents' port {moved.service.port}: HAProxy's ports, and who answers", told)


def ports(frontend: Frontend) -> set[int]:
    """Return the ports of HAProxy's servers that have an address."""
    return {server.port for server in frontend.servers() if server.address}


def found_at_new_port(
    frontend: Frontend, moved: Application, client: HostClient, timeouts: Timeouts
) -> frozenset[str]:
    """Return the names of moved pods that answer, and of which HAProxy has all the addresses."""
    pods = eventually(
        lambda: moved.workload.pods(recent=True),
        lambda pods: len(pods) == REPLICAS and all(answers(moved, pod, client) for pod in pods),
        within=timeouts.workload_ready,
        wanted=f"{REPLICAS} pods, all of which answer at port {moved.workload.port}",
        failure=ControlFailedError,
    )
    eventually(
        lambda: {server.address for server in frontend.servers() if server.address},
        equals={pod.address for pod in pods},
        within=timeouts.rotation,
        wanted=f"HAProxy's servers for {frontend.name} to be the new pods, at whatever port",
        failure=ControlFailedError,
    )
    return moved.workload.pod_names()


def answers(moved: Application, pod: Pod, client: HostClient) -> bool:
    """Tell whether a pod answers at the application's port."""
    return bool(pod.address) and client.get(moved.workload.url(pod)).who == pod.name


def new_pod_answers(
    frontend: Frontend, url: str, client: HostClient, timeouts: Timeouts
) -> frozenset[str]:
    """Add a pod; return the names of all when all answer outside, as is documented."""
    workload = frontend.application.workload
    workload.scale(REPLICAS)
    eventually(
        lambda: client.who_answers(url, REQUESTS),
        equals=workload.pod_names,
        within=timeouts.rotation,
        wanted=f"an added pod to answer at {url}",
        failure=ControlFailedError,
    )
    return workload.pod_names()


def answers_at_new_port_only(
    moved: Application,
    old: int,
    agents: tuple[Host, ...],
    client: HostClient,
    timeouts: Timeouts,
) -> None:
    """Wait until the load balancer is at its new port of every agent, and at none of the old."""
    patient, pods = client.patient(timeouts.attempt), moved.workload.pod_names()
    urls = [f"http://{a.srv}:{p}/hostname" for p in (moved.service.port, old) for a in agents]
    eventually(
        lambda: [result.who in pods for result in patient.get_all(urls)],
        equals=[True] * len(agents) + [False] * len(agents),
        within=timeouts.workload_ready,
        wanted=f"pods to answer at the first half, and at none of the rest, of {urls}",
        failure=ControlFailedError,
    )
