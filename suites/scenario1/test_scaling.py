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
def test_zero_and_back(
    frontend: Frontend,
    follower: Follower,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Without a pod, outside gets status 503; with pods again, they answer."""
    workload = frontend.application.workload
    # A request to where a pod was is not answered for long: it must not keep from asking again.
    outside = from_internet.patient(timeouts.attempt)
    frontend.wait_for_pods()
    began = time.monotonic()
    workload.set_replicas(0)
    result = eventually(
        lambda: outside.get(frontend.url()),
        lambda answer: getattr(answer, "status", None) == NOT_AVAILABLE,
        within=timeouts.rotation,
        times=3,
        wanted=f"status {NOT_AVAILABLE} from {frontend.url()}, which has no pods",
    )
    evidence.record("without pods", str(result))
    evidence.record("until status 503, since the order", time.monotonic() - began, unit="s")
    follower.follow(frontend, lambda: workload.set_replicas(2), 2)


@pytest.mark.requirement("scenario1/follows-scale-up")
def test_scale_up(frontend: Frontend, follower: Follower) -> None:
    """A pod that is added is found by HAProxy and answers outside."""
    workload = frontend.application.workload
    followed = follower.follow(frontend, lambda: workload.set_replicas(3), 3)
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
