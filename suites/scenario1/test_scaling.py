"""Pods that come and go behind a frontend, with nothing done on the webgateway."""

import time

import pytest

from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.publishing.following import Follower
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")

NOT_AVAILABLE = 503


@pytest.mark.requirement("scenario1/scale-to-zero-and-back")
@pytest.mark.pods(1)
def test_scale_to_zero(
    frontend: Frontend, from_internet: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """When the last pod has gone, outside gets status 503."""
    frontend.wait_for_pods()
    began = time.monotonic()
    frontend.application.workload.set_replicas(0)
    # Nothing is sent before HAProxy knows: it would try for 20 s to reach a pod that has gone.
    gone = f"HAProxy has no live server for {frontend.name}, which has no pods"
    eventually(frontend.live, equals=frozenset(), within=timeouts.rotation, wanted=gone)
    evidence.record("until HAProxy knows, since the order", time.monotonic() - began, unit="s")
    result = from_internet.get(frontend.url())
    evidence.record("without pods", str(result))
    assert getattr(result, "status", None) == NOT_AVAILABLE, f"without pods: {result}"


@pytest.mark.requirement("scenario1/scale-to-zero-and-back")
@pytest.mark.pods(0)
def test_back_from_zero(frontend: Frontend, follower: Follower, from_internet: HostClient) -> None:
    """An application that has no pod is answered for with status 503, and by pods once it has."""
    result = from_internet.get(frontend.url())
    assert getattr(result, "status", None) == NOT_AVAILABLE, f"without pods: {result}"
    followed = follower.follow(frontend, lambda: frontend.application.workload.set_replicas(2), 2)
    assert len(followed.came) == 2, f"pods that came: {set(followed.came)}"


@pytest.mark.requirement("scenario1/follows-scale-up")
@pytest.mark.pods(1)
def test_scale_up(frontend: Frontend, follower: Follower) -> None:
    """A pod that is added is found by HAProxy and answers outside."""
    workload = frontend.application.workload
    followed = follower.follow(frontend, lambda: workload.set_replicas(2), 2)
    assert len(followed.came) == 1, f"pods that came: {set(followed.came)}"


@pytest.mark.requirement("scenario1/follows-scale-down")
def test_scale_down(frontend: Frontend, follower: Follower) -> None:
    """A pod that is removed is left out by HAProxy, and the rest answers."""
    workload = frontend.application.workload
    followed = follower.follow(frontend, lambda: workload.set_replicas(1), 1)
    assert len(followed.gone) == 1, f"pods that went: {set(followed.gone)}"


@pytest.mark.requirement("scenario1/follows-replacement")
def test_replacement(frontend: Frontend, follower: Follower) -> None:
    """A pod that is deleted is replaced, and HAProxy changes over from the one to the other."""
    workload = frontend.application.workload
    pod, *_ = workload.pods()
    gone = frozenset({pod.name})
    followed = follower.follow(frontend, lambda: workload.delete_pod(pod), 2, without=gone)
    assert followed.gone == gone, f"pods that went: {set(followed.gone)}, deleted: {set(gone)}"
    assert len(followed.came) == 1, f"pods that came: {set(followed.came)}"
