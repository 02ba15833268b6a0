"""One agent less."""

import pytest

from fixtures.clients.load import load
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.restarted import comes_back
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts

#: Seconds. HAProxy finds a server that has gone by three checks, two seconds apart, and a
#: connection to it is given up after five.
LONGEST = 10


@pytest.fixture
def elsewhere(own_service: Frontend, agents: tuple[Host, ...], application_image: str) -> Frontend:
    """Run an application that keeps off the last agent, behind a load balancer of its own."""
    application = own_service.application
    values = {"image": application_image, "replicas": 2, "node": agents[0].name}
    application.workload.order("deployment-pinned", **values)
    application.expose_as_planned()
    application.workload.wait_ready()
    own_service.wait_for_servers()
    return own_service


@pytest.mark.disruptive
@pytest.mark.requires("configure")
@pytest.mark.requires("restart-host")
@pytest.mark.requirement("scenario2/agent-loss")
def test_agent_restarts(
    elsewhere: Frontend,
    agents: tuple[Host, ...],
    webgateway: Host,
    internet: Host,
    cluster: Cluster,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """While an agent is away, requests are answered by way of the others."""
    url = f"http://{webgateway.spec.fe[0]}:{elsewhere.port}/hostname"
    with load(internet, url, timeouts) as sent, comes_back(cluster, agents[-1].name):
        seconds = restart(agents[-1], timeouts)
    evidence.record(f"{agents[-1].name} away", seconds, unit="s")
    evidence.record("requests sent", len(sent.samples), unit="requests")
    evidence.record("requests failed", len(sent.failures), unit="requests")
    evidence.record("longest time without an answer", sent.longest_gap, unit="s")
    assert sent.longest_gap < LONGEST, (
        f"{url} went without an answer for {sent.longest_gap:.1f} s while {agents[-1].name} was"
        f" away; {len(sent.failures)} of {len(sent.samples)} requests failed"
    )
