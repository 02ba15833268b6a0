"""The documented local address of the frontend, to the letter."""

from collections import Counter

import pytest

from fixtures.clients.answers import Answer, Result
from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")

DOCUMENTED = 8000
REQUESTS = 60
APPLICATION, STATISTICS = "the application", "the statistics page"


@pytest.mark.requirement("scenario1/documented-bind-is-free")
@pytest.mark.frontend(port=DOCUMENTED)
def test_documented_bind(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """127.0.0.1:8000, as documented, leads to the application every time."""
    shared_frontend.wait_for_pods()
    url, pods = shared_frontend.local_url(), shared_frontend.application.workload.pod_names()
    kinds = Counter(kind(answer, pods) for answer in from_webgateway.repeat(url, REQUESTS))
    evidence.record(f"who answered {REQUESTS} requests to {url}", dict(kinds))
    others = "".join(f", {n} {who}" for who, n in kinds.items() if who not in _KNOWN)
    assert kinds[APPLICATION] == REQUESTS, (
        f"of {REQUESTS} requests on new connections, {STATISTICS} answered"
        f" {kinds[STATISTICS]}, {APPLICATION} {kinds[APPLICATION]}{others}"
    )


_KNOWN = (APPLICATION, STATISTICS)


def kind(answer: Result, pods: frozenset[str]) -> str:
    """Tell who answered."""
    if answer.who in pods:
        return APPLICATION
    page = answer.body if isinstance(answer, Answer) else ""
    return STATISTICS if "Statistics Report for HAProxy" in page else str(answer)
