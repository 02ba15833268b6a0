"""How many pods HAProxy uses."""

import pytest

from fixtures.client import HostClient
from fixtures.evidence import Evidence
from fixtures.frontend import Application, Frontend
from fixtures.publishing import Publish
from fixtures.timeouts import Timeouts
from fixtures.waiting import consistently, eventually

pytestmark = pytest.mark.requires("configure")

DEFAULT = 10
#: Requests per pod that is used, so that each is met.
PER_POD = 3
#: Seconds in which HAProxy asks DNS several times, and might take more pods.
STEADY = 2


@pytest.mark.requirement("scenario1/ten-pods-by-default")
def test_default(
    myapp: Application,
    publish: Publish,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Of 12 pods, 10 are used."""
    myapp.workload.order(12)
    frontend = publish(myapp)
    myapp.workload.wait_ready()
    uses(DEFAULT, frontend, from_internet, timeouts, evidence)


@pytest.mark.parametrize(("limit", "pods"), [(3, 5), (12, 12)], ids=["lower", "higher"])
@pytest.mark.requirement("scenario1/max-expected-pods")
def test_option(
    limit: int,
    pods: int,
    myapp: Application,
    publish: Publish,
    from_internet: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """The option maxExpectedPods changes that number, down and up."""
    myapp.workload.order(pods)
    frontend = publish(myapp, maxExpectedPods=limit)
    myapp.workload.wait_ready()
    uses(limit, frontend, from_internet, timeouts, evidence)


def uses(
    wanted: int,
    frontend: Frontend,
    client: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Assert that HAProxy uses that many pods, and goes on so; and that these answer outside."""
    what = f"{wanted} live servers of {frontend.name}"
    eventually(lambda: len(frontend.live()), equals=wanted, within=timeouts.rotation, wanted=what)
    consistently(lambda: len(frontend.live()), equals=wanted, for_=STEADY, wanted=what)
    answered = client.who_answers(frontend.url(), PER_POD * wanted)
    evidence.record("pods that answer", answered)
    strangers = answered - frontend.application.workload.pod_names()
    assert not strangers, f"{frontend.url()} is answered by {set(strangers)}"
    assert len(answered) == wanted, f"{len(answered)} pods answer, wanted {wanted}"
