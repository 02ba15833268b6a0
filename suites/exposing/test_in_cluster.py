"""What the cluster itself has for those who expose applications."""

from collections.abc import Callable

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.client import HostClient
from fixtures.cluster.services import Service
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.ingresses import Entrance, Ingress
from fixtures.publishing.scenario2 import PORTS
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

#: So many that no pod is left out by chance.
REQUESTS = 20
Sender = Callable[[Host], HostClient]


@pytest.mark.requirement("exposing/service-forwards-to-pods")
def test_service(
    everywhere: Workload,
    everywhere_service: Service,
    each_node: Host,
    sent_from: Sender,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A service's cluster address and port lead to all of its pods, from every node."""
    url = f"http://{everywhere_service.address}:{everywhere_service.port}/hostname"
    client = sent_from(each_node).patient(timeouts.attempt)
    eventually(
        lambda: client.who_answers(url, REQUESTS),
        equals=everywhere.pod_names,
        within=timeouts.service_known,
        wanted=f"{url}, asked from {each_node.name}, to be answered by all pods",
    )
    evidence.record(f"{url} leads to", everywhere.pod_names(), host=each_node.name)


@pytest.mark.requirement("exposing/load-balancer-on-every-agent")
def test_load_balancer(
    balanced: Service,
    everywhere: Workload,
    each_agent: Host,
    vm01: Host,
    sent_from: Sender,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A service of type LoadBalancer answers on its port on every agent, to who is no node."""
    url = f"http://{each_agent.srv}:{balanced.port}/hostname"
    answered = eventually(
        lambda: sent_from(vm01).get(url).who,
        lambda who: who in everywhere.pod_names(),
        within=timeouts.service_known,
        wanted=f"{url} on {each_agent.name}, asked from {vm01.name}, to be answered by a pod",
    )
    evidence.record(f"who answered {url}", answered, host=vm01.name)


@pytest.mark.requires("configure")  # which the shared ingresses are made with
@pytest.mark.requirement("exposing/ingress-routes")
def test_ingress(
    ingress: Ingress,
    redirecting_ingress: Ingress,
    each_agent: Host,
    vm01: Host,
    sent_from: Sender,
    evidence: Evidence,
) -> None:
    """The ingress controller terminates TLS on every agent and tells hosts apart."""
    entrance = Entrance(sent_from(vm01), each_agent.srv, PORTS)
    for one in (ingress, redirecting_ingress):
        result = entrance.get("https", one.host)
        evidence.record(f"{result.url} at {each_agent.name}", str(result), host=vm01.name)
        assert isinstance(result, Answer), str(result)
        pods = one.application.workload.pod_names()
        assert result.who in pods, f"{result}; pods of {one.host}: {set(pods)}"
        shown = (result.certificate or "none").split()
        assert shown == one.certificate.split(), f"{result.url} shows another's certificate"
