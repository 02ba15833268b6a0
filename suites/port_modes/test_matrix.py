"""Every port option in every mode, with and without TLS to the pods."""

from collections.abc import Iterator
from itertools import product

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.port_modes import PortMode
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.stage import ENCRYPTED

pytestmark = pytest.mark.requires("configure")

#: So many that no pod is left out by chance, where kube-proxy chooses one for every connection.
REQUESTS = 30
SLUGS = {
    PortMode.POD: "port-modes/pod-port",
    PortMode.LOAD_BALANCER: "port-modes/lb-service-port",
    PortMode.SERVICE: "port-modes/service-port",
}


def cells() -> Iterator[object]:
    """Return a case for each cell: what its frontend is like, and whose requirement it is."""
    for by, mode, tls in product(PortMode, ("http", "tcp"), (False, True)):
        shape = {"by": by, "mode": mode, "sslBackend": tls}
        application = {"application": ENCRYPTED} if tls else {}
        marks = [
            pytest.mark.frontend(**shape, **application),
            pytest.mark.requirement(SLUGS[by]),
        ]
        yield pytest.param(marks=marks, id=f"{by}-{mode}-{'tls' if tls else 'plain'}")


@pytest.mark.parametrize((), list(cells()))
def test_reaches_all_pods(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """Each port option leads to all pods, whatever the mode, with and without sslBackend."""
    shared_frontend.wait_for_servers()
    url = shared_frontend.local_url()
    answered = from_webgateway.who_answers(url, REQUESTS)
    evidence.record(f"who answered {url}", answered)
    pods = shared_frontend.application.workload.pod_names()
    assert answered == pods, (
        f"{REQUESTS} requests to {url} on {from_webgateway.host.name}, by {shared_frontend.by},"
        f" were answered by {set(answered)}, wanted: all pods, {set(pods)}"
    )
