"""Layer 7 or layer 4."""

from collections import Counter

import pytest

from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")

REQUESTS = 10


@pytest.mark.requirement("frontend-options/mode")
@pytest.mark.parametrize(
    (),
    [
        pytest.param(id="default"),
        pytest.param(id="http", marks=pytest.mark.frontend(mode="http")),
    ],
)
def test_http(shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence) -> None:
    """In mode http, which is the default, requests of one connection are shared among the pods."""
    pods, answered = on_one_connection(shared_frontend, from_webgateway)
    evidence.record("who answered on one connection", answered)
    what = f"on one connection to {shared_frontend.local_url()}"
    assert answered.keys() == pods, f"{what} {dict(answered)} answered, wanted all of {set(pods)}"


@pytest.mark.requirement("frontend-options/mode")
@pytest.mark.frontend(mode="tcp")
def test_tcp(shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence) -> None:
    """In mode tcp a connection is passed to one pod, whatever is sent on it."""
    pods, answered = on_one_connection(shared_frontend, from_webgateway)
    evidence.record("who answered on one connection", answered)
    what = f"on one connection to {shared_frontend.local_url()}"
    assert len(answered) == 1, f"{what} {dict(answered)} answered, wanted one pod only"
    assert answered.keys() <= pods, f"{what} {dict(answered)} answered, pods: {set(pods)}"


def on_one_connection(
    frontend: Frontend, client: HostClient
) -> tuple[frozenset[str], Counter[str]]:
    """Return the pods there are, and who answered how often on one connection."""
    frontend.wait_for_servers()
    answered = Counter(client.on_one_connection(frontend.local_url(), REQUESTS))
    return frontend.application.workload.pod_names(), answered
