"""Which service a frontend is for."""

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.applications import PORT
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.elsewhere import service_in_default
from fixtures.cluster.services import ServiceKind
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")


@pytest.mark.requirement("frontend-options/service-name-default")
@pytest.mark.frontend(serviceName=None)
def test_name_default(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """Without serviceName the service is the one that is called like the frontend."""
    workload = shared_frontend.application.workload
    workload.expose(ServiceKind.SCENARIO1, shared_frontend.name, PORT)
    shared_frontend.wait_for_pods()
    served_by_its_pods(shared_frontend, from_webgateway, evidence)


@pytest.mark.requirement("frontend-options/service-name", "frontend-options/namespace")
def test_name_and_namespace(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """With serviceName and namespace the service is that one, whatever the frontend is called."""
    service = shared_frontend.application.service
    assert shared_frontend.name != service.name, "control: the frontend is called otherwise"
    assert service.namespace != "default", "control: the service is in another namespace"
    shared_frontend.wait_for_pods()
    served_by_its_pods(shared_frontend, from_webgateway, evidence)


@pytest.mark.requires("deploy")
@pytest.mark.requirement("frontend-options/namespace-default")
@pytest.mark.frontend(namespace=None)
def test_namespace_default(
    shared_frontend: Frontend,
    cluster: Cluster,
    from_webgateway: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Without namespace the service is looked for in default, not where another has its name."""
    application = shared_frontend.application
    pod, *_ = application.workload.pods()
    assert pod.address
    with service_in_default(cluster, application.name, pod.address) as service:
        eventually(
            shared_frontend.live,
            equals={pod.address},
            within=timeouts.rotation,
            wanted=f"HAProxy's live servers for {shared_frontend.name}: {service.dns_name}'s",
        )
        result = from_webgateway.get(shared_frontend.local_url())
    evidence.record(f"who answered for {service.dns_name}", result.who)
    assert result.who == pod.name, f"{result}; wanted {pod.name}, the address of {service.dns_name}"


def served_by_its_pods(frontend: Frontend, client: HostClient, evidence: Evidence) -> None:
    """Assert that a frontend is answered by its application's pods."""
    __tracebackhide__ = True
    result, pods = client.get(frontend.local_url()), frontend.application.workload.pod_names()
    evidence.record(f"{frontend.name} for {frontend.application.service.dns_name}", str(result))
    assert result.who in pods, f"{result}; wanted an answer of one of {set(pods)}"
