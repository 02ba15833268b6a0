"""How many pods HAProxy uses, of the 12 that there are."""

import pytest

from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import consistently, eventually

pytestmark = pytest.mark.requires("configure")

DEFAULT, LOWER, HIGHER = 10, 3, 12
#: Requests per pod that is used, so that each is met.
PER_POD = 3
#: Seconds in which HAProxy asks DNS several times, and might take more pods.
STEADY = 2


@pytest.mark.requirement("scenario1/ten-pods-by-default")
def test_default(
    crowded: Frontend, from_internet: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """Of 12 pods, 10 are used."""
    uses(DEFAULT, crowded, from_internet, timeouts, evidence)


@pytest.mark.frontend(maxExpectedPods=LOWER)
@pytest.mark.requirement("scenario1/max-expected-pods")
def test_lower(
    crowded: Frontend, from_internet: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """The option maxExpectedPods makes it fewer."""
    uses(LOWER, crowded, from_internet, timeouts, evidence)


@pytest.mark.frontend(maxExpectedPods=HIGHER)
@pytest.mark.requirement("scenario1/max-expected-pods")
def test_higher(
    crowded: Frontend, from_internet: HostClient, timeouts: Timeouts, evidence: Evidence
) -> None:
    """The option maxExpectedPods makes it more."""
    uses(HIGHER, crowded, from_internet, timeouts, evidence)


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
