"""HAProxy's frontend is for the webgateway itself only."""

from collections.abc import Callable

import pytest

from fixtures.clients.answers import Refusal
from fixtures.clients.client import HostClient, at_the_same_moment
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts

pytestmark = pytest.mark.requires("configure")


@pytest.mark.requirement("scenario1/haproxy-listens-locally")
def test_from_outside(
    published: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    from_webgateway: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """HAProxy's port is not reached from the internet; it answers on the webgateway."""
    urls = [published.local_url(address) for address in webgateway.spec.fe]
    refused(from_internet.patient(timeouts.refusal), from_webgateway, urls, published, evidence)


@pytest.mark.requirement("scenario1/haproxy-listens-locally")
def test_from_srv(
    published: Frontend,
    webgateway: Host,
    vm01: Host,
    sent_from: Callable[[Host], HostClient],
    from_webgateway: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """HAProxy's port is not reached from inside the resource group either."""
    urls = [published.local_url(webgateway.srv)]
    client = sent_from(vm01).patient(timeouts.refusal)
    refused(client, from_webgateway, urls, published, evidence)


def refused(
    client: HostClient, control: HostClient, urls: list[str], to: Frontend, evidence: Evidence
) -> None:
    """Assert that a client gets no answer, while HAProxy answers on the webgateway."""
    results, local = at_the_same_moment(
        lambda: client.get_all(urls), lambda: control.get_all([to.local_url()])
    )
    evidence.record(f"requests from {client.host.name}", list(results), host=client.host.name)
    pods = to.application.workload.pod_names()
    if local[0].who not in pods:
        raise ControlFailedError(f"on {control.host.name} itself: {local[0]}")
    answered = [str(result) for result in results if not isinstance(result, Refusal)]
    assert not answered, f"{client.host.name} reached HAProxy's local port: {answered}"
