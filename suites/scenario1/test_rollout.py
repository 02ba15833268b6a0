"""A rolling deployment behind a frontend, under requests."""

import pytest

from fixtures.publishing.following import Follower
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")


@pytest.mark.requirement("scenario1/rollout-without-errors")
def test_rolling_deployment(frontend: Frontend, follower: Follower) -> None:
    """A rolling deployment replaces all pods; requests that fail meanwhile are counted.

    Evidence has the count. Nothing is promised about it, but that the application is back.
    """
    workload = frontend.application.workload
    old = workload.pod_names()
    followed = follower.follow(frontend, workload.roll_out, len(old), without=old)
    assert followed.gone == old, f"pods that went: {set(followed.gone)}, wanted: {set(old)}"
    served = [sample for sample in followed.sent.samples if sample.served]
    assert served, f"none of {len(followed.sent.samples)} requests was served meanwhile"
