"""An ingress controller of one's own."""

from dataclasses import replace

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.deploying import deploy
from fixtures.cluster.services import ServiceKind
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing import own_ingress
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.ingresses import Entrance, make_ingress
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

DOCUMENTED = 8888
HOST = "own.ingress.test"


@pytest.fixture
def behind(own_service: Frontend, cluster: Cluster, application_image: str) -> Workload:
    """Run an application behind an ingress controller of the test's own, at a load balancer."""
    controller = own_service.application.workload
    own_ingress.order(controller)
    own_service.application.expose_as_planned()
    application = deploy(cluster, controller.namespace, application_image)
    service = application.expose(ServiceKind.CLUSTER_ADDRESS)
    make_ingress(cluster, service, HOST, ingress_class=own_ingress.CLASS)
    controller.wait_ready()
    return application


@pytest.mark.requires("configure", "deploy")  # its role is of no namespace
@pytest.mark.requirement("scenario2/own-ingress-on-8888")
@pytest.mark.frontend(service_port=DOCUMENTED)
def test_port_8888(
    behind: Workload,
    own_service: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """An ingress controller of one's own, on a load balancer's port 8888, is reached outside."""
    entrance = Entrance(from_internet, webgateway.spec.fe[0], {"http": own_service.port})
    patient = replace(entrance, client=from_internet.patient(timeouts.attempt))
    eventually(
        lambda: patient.get("http", HOST).who,
        lambda who: who in behind.pod_names(),
        within=timeouts.service_known,
        wanted=f"{HOST} at {entrance.url('http', HOST)} answered by {set(behind.pod_names())}",
    )
    ports = {server.port for server in own_service.servers()}
    evidence.record("ports of HAProxy's servers", ports)
    assert ports == {DOCUMENTED}, f"HAProxy's servers for {own_service.name} are at ports {ports}"
