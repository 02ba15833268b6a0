"""A new server VM beside the one that is there."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.homes import homes, require_let_in
from fixtures.cluster.workloads import Kind, Workload
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart_service
from fixtures.limitation import limitation
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

INSTEAD = "Agents go over to a new VM which runs the k3s server by themselves."


@pytest.mark.disruptive
@pytest.mark.slow
@pytest.mark.requires("second-server")
@pytest.mark.requires("restart-service")
@pytest.mark.requirement("limitations/server-cannot-be-changed")
def test_second_server(
    second_server: Host,
    cluster: Cluster,
    namespace: str,
    agents: tuple[Host, ...],
    application_image: str,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """With a second server, which would take them, agents stay with the first, which goes on."""
    for agent in agents:
        require_let_in(agent, second_server, timeouts)
    before = {agent.name: cluster.heartbeat(agent.name) for agent in agents}
    restart_service(agents[0], "k3s", timeouts)
    workload = Workload(cluster, namespace, "app", Kind.DEPLOYMENT)
    workload.order(image=application_image, replicas=len(agents))
    found = eventually(
        lambda: homes(agents, cluster, before, second_server),
        lambda found: "second" in found.values() or set(found.values()) == {"first"},
        within=timeouts.restart,
        wanted=f"each agent to be heard of, by the first server or by {second_server.name}",
        failure=ControlFailedError,
    )
    evidence.record(f"which server hears of agents, {second_server.name} being there", found)
    with limitation(evidence, instead=INSTEAD):
        assert set(found.values()) == {"first"}, f"agents are heard of by: {found}"
    workload.wait_ready()
