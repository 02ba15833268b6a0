"""Restarts as in a maintenance window: what becomes of a node and its pods."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.draining import Drains, require_noticeable
from fixtures.cluster.restarted import pods_come_back
from fixtures.cluster.workloads import Workload, deploy
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart, restart_service
from fixtures.limitation import limitation
from fixtures.timeouts import Timeouts

pytestmark = pytest.mark.disruptive

INSTEAD = "We drain nodes before service or VM restarts in maintenance windows, and uncordon them."
RESTARTS: dict[str, Callable[[Host, Timeouts], float]] = {
    "service": lambda host, timeouts: restart_service(host, "k3s", timeouts),
    "host": restart,
}


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=pytest.mark.requires(f"restart-{what}")) for what in RESTARTS]
)
@pytest.mark.requirement("limitations/no-drain")
def test_restart(
    what: str,
    cluster: Cluster,
    namespace: str,
    agents: tuple[Host, ...],
    application_image: str,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """While an agent's k3s, or the agent itself, restarts, it is not drained; its pods stay."""
    workload, agent = deploy(cluster, namespace, application_image, replicas=4), agents[0]
    pods = on_node(workload, agent)
    drains = Drains.from_now(cluster, agent.name, pods)
    back = pods_come_back(cluster, agent.name) if what == "host" else nullcontext()
    with back:
        evidence.record(f"{what} restarted", RESTARTS[what](agent, timeouts), unit="s")
        cluster.wait_for_node(agent.name)
    workload.wait_ready()
    seen = drains.seen()
    evidence.record("pods before", pods, host=agent.name)
    evidence.record("pods after", on_node(workload, agent), host=agent.name)
    require_noticeable(cluster, workload.pods()[0])
    with limitation(evidence, instead=INSTEAD):
        assert not seen, f"while the {what} restarted: {', '.join(seen)}"


def on_node(workload: Workload, host: Host) -> frozenset[str]:
    """Return the names of the pods on a host."""
    return frozenset(pod.name for pod in workload.pods() if pod.node == host.name)
