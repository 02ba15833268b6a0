"""Scenario 1 from outside and back: who answers, and what HAProxy knows."""

from collections import Counter

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.applications import PORT
from fixtures.errors import WaitTimeoutError
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")

REQUESTS = 30


@pytest.mark.requirement("scenario1/end-to-end")
def test_end_to_end(published: Frontend, from_internet: HostClient, evidence: Evidence) -> None:
    """HTTPS to the public address is answered by the application's pods, and nobody else."""
    answered = from_internet.who_answers(published.url(), REQUESTS)
    evidence.record(f"who answered {published.url()}", answered)
    pods = published.application.workload.pod_names()
    assert answered <= pods, f"{published.url()} was answered by {set(answered)}, pods: {set(pods)}"


@pytest.mark.requirement("scenario1/headless-service")
def test_headless_service(
    published: Frontend, from_webgateway: HostClient, timeouts: Timeouts
) -> None:
    """The documented service gives the pods' addresses, and they answer on port 8888."""
    application = published.application
    # All that there should be: of a single one an answer is complete, whatever DNS leaves out.
    application.workload.wait_ready()
    addresses = application.workload.pod_addresses()
    name, dns = application.service.dns_name, application.workload.cluster.dns_address()
    eventually(
        lambda: from_webgateway.lookup(name, dns),
        equals=addresses,
        within=timeouts.service_known,
        wanted=f"the addresses of all pods for {name}",
    )
    urls = [f"http://{address}:{PORT}/hostname" for address in addresses]
    answered = {result.who for result in from_webgateway.get_all(urls)}
    assert answered == application.workload.pod_names(), f"{urls} were answered by {answered}"


@pytest.mark.requirement("scenario1/pods-are-discovered")
def test_pods_are_discovered(published: Frontend, evidence: Evidence) -> None:
    """HAProxy's live servers are exactly the addresses of the service's ready pods, port 8888."""
    published.wait_for_pods()
    servers = published.servers()
    evidence.record("HAProxy's servers", servers)
    ports = {server.port for server in servers if server.live}
    assert ports == {PORT}, f"HAProxy uses the pods' ports {ports}, wanted {PORT}"


@pytest.mark.requirement("scenario1/load-balanced")
@pytest.mark.frontend(host=True)
def test_load_balanced(
    shared_frontend: Frontend, from_internet: HostClient, evidence: Evidence
) -> None:
    """Every pod gets a share of the requests, and none less than half of a fair one."""
    # Its own: a request that somebody else sends in between is another pod's turn.
    shared_frontend.wait_for_pods()
    results = from_internet.repeat(shared_frontend.url(), REQUESTS)
    shares = Counter(result.who for result in results)
    evidence.record(f"answers out of {REQUESTS}", dict(shares))
    pods = shared_frontend.application.workload.pod_names()
    fair = REQUESTS / len(pods)
    unfair = {pod: shares[pod] for pod in pods if shares[pod] < fair / 2}
    assert not unfair, f"of {REQUESTS} requests, pods that got too few: {unfair} ({dict(shares)})"


@pytest.mark.requirement("scenario1/haproxy-is-in-http-mode")
def test_http_mode(published: Frontend, from_webgateway: HostClient, evidence: Evidence) -> None:
    """HAProxy works on layer 7: it balances requests, also those of one connection."""
    published.wait_for_pods(failure=WaitTimeoutError)
    answered = from_webgateway.on_one_connection(published.local_url(), REQUESTS)
    evidence.record("who answered on one connection", Counter(answered))
    modes = {counters.mode for counters in published.counters().values()}
    assert modes == {"http"}, f"HAProxy's mode for {published.name} is {modes}, wanted http"
    pods = published.application.workload.pod_names()
    assert set(answered) == pods, f"on one connection {set(answered)} answered, pods: {set(pods)}"
