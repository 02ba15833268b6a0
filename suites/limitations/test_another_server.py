"""A new server VM beside the one that is there."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.homes import homes
from fixtures.cluster.workloads import Kind, Workload
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart_service
from fixtures.limitation import limitation
from fixtures.nouns.second_server import SecondServer
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

INSTEAD = "Agents go over to a new VM which runs the k3s server by themselves."


@pytest.mark.disruptive
@pytest.mark.slow
@pytest.mark.requires("second-server")
@pytest.mark.requires("restart-service")
@pytest.mark.requirement("limitations/server-cannot-be-changed")
def test_second_server(
    second_server: SecondServer,
    cluster: Cluster,
    namespace: str,
    agents: tuple[Host, ...],
    application_image: str,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """With a second server, which would take them, agents stay with the first, which goes on."""
    second, restarted = second_server.host, agents[0]
    before = {**second_server.heard, restarted.name: cluster.heartbeat(restarted.name)}
    restart_service(restarted, "k3s", timeouts)
    workload = Workload(cluster, namespace, "app", Kind.DEPLOYMENT)
    workload.order(image=application_image, replicas=len(agents))
    found = eventually(
        lambda: homes(agents, cluster, before, second),
        lambda found: "second" in found.values() or set(found.values()) == {"first"},
        within=timeouts.restart,
        wanted=f"each agent to be heard of, by the first server or by {second.name}",
        failure=ControlFailedError,
    )
    evidence.record(f"which server hears of agents, {second.name} being there", found)
    with limitation(evidence, instead=INSTEAD):
        assert set(found.values()) == {"first"}, f"agents are heard of by: {found}"
    workload.wait_ready()
