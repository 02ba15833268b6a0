"""How few agents there may be."""

from collections.abc import Iterator

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.obstacles import NoPodsError
from fixtures.errors import WaitTimeoutError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.platforms.platform import Platform
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

REQUESTS = 16


@pytest.mark.disruptive
@pytest.mark.requires("configure")
@pytest.mark.requires("change-topology")
@pytest.mark.requirement("reference-architecture/one-agent-suffices")
def test_one_agent(
    published: Frontend,
    number_of_pods: int,
    lone_agent: Host,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """With a single agent left, all of an application's pods run there and answer outside."""
    workload = published.application.workload
    try:
        workload.wait_ready()
    except (NoPodsError, WaitTimeoutError) as error:
        raise AssertionError(f"with {lone_agent.name} as the only agent: {error}") from None
    pods = {pod.name: pod.node for pod in workload.pods()}
    assert list(pods.values()) == [lone_agent.name] * number_of_pods, (
        f"wanted {number_of_pods} pods on the only agent {lone_agent.name}, got {pods}"
    )
    answered = eventually(
        lambda: from_internet.who_answers(published.url(), REQUESTS),
        equals=frozenset(pods),
        within=timeouts.rotation,
        wanted=f"all pods, and nobody else, to answer {published.url()}",
    )
    evidence.record("who answered on the internet", answered)


@pytest.fixture
def number_of_pods(published: Frontend) -> int:
    """Return how many pods the published application has, as long as nothing happens."""
    return len(published.application.workload.pod_names())


@pytest.fixture
def lone_agent(platform: Platform, agents: tuple[Host, ...]) -> Iterator[Host]:
    """Leave one agent; the others come back after the test."""
    removed = 0
    try:
        for _ in agents[1:]:
            platform.remove_agent()
            removed += 1
        yield agents[0]
    finally:
        for _ in range(removed):
            platform.add_agent()
