"""What becomes of a frontend when pods or services change, by its port option."""

from collections.abc import Mapping

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.port_modes import PortMode
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

SLUGS = ("port-modes/pod-port", "port-modes/lb-service-port", "port-modes/service-port")
pytestmark = [
    pytest.mark.requires("configure"),
    *map(pytest.mark.requirement, SLUGS),
]

REQUESTS = 30
#: The port options with which HAProxy does not know pods.
BALANCED_INSIDE = (PortMode.LOAD_BALANCER, PortMode.SERVICE)
Ways = Mapping[PortMode, Frontend]


def test_new_pod(
    ways: Ways, from_webgateway: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """A new pod is used by each port option; HAProxy itself follows with podPort, else kube-proxy.

    Nothing is done on the webgateway.
    """
    before = inside(ways)
    workload = ways[PortMode.POD].application.workload
    workload.scale(3)
    ways[PortMode.POD].wait_for_pods()
    answered_by(workload.pod_names(), ways, from_webgateway, timeouts)
    after = inside(ways)
    evidence.record("HAProxy's servers that stay", after)
    assert after == before, f"HAProxy's servers after a pod was added: {after}, before: {before}"


def test_service_for_other_pods(
    ways: Ways, from_webgateway: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """A service that is changed to select one pod is followed by each port option."""
    before = inside(ways)
    application = ways[PortMode.POD].application
    pod, *_ = application.workload.pods()
    application.choose(pod)
    answered_by(frozenset({pod.name}), ways, from_webgateway, timeouts)
    live = ways[PortMode.POD].live()
    assert live == {pod.address}, f"HAProxy's servers with podPort: {live}, wanted {pod.address}"
    after = inside(ways)
    evidence.record("HAProxy's servers that stay", after)
    assert after == before, f"HAProxy's servers after the change: {after}, before: {before}"


def inside(ways: Ways) -> dict[str, list[str]]:
    """Return HAProxy's servers, used or not, where it does not know pods."""
    shown = {str(mode): ways[mode].servers() for mode in BALANCED_INSIDE}
    return {mode: [f"{s.address}:{s.port}" for s in servers] for mode, servers in shown.items()}


def answered_by(pods: frozenset[str], ways: Ways, client: HostClient, timeouts: Timeouts) -> None:
    """Assert that each way comes to lead to exactly these pods."""
    __tracebackhide__ = True
    for mode, frontend in ways.items():
        url = frontend.local_url()
        eventually(
            lambda url=url: client.who_answers(url, REQUESTS),  # type: ignore[misc]
            equals=pods,
            within=timeouts.rotation,
            wanted=f"{REQUESTS} requests by {mode} to be answered by {set(pods)}",
        )
