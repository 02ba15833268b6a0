"""What nginx does in scenario 1: redirects, public addresses, certificates."""

from collections.abc import Iterable

import pytest

from fixtures.clients.answers import Answer, Result
from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.hosts.certificates import certificate
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")

PATHS = ("/", "/hostname", "/some/path?with=query&and=%20more", "/?only=query")
REDIRECTS = {301, 302, 307, 308}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.requirement("scenario1/https-redirect")
def test_redirect(
    path: str,
    published: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    evidence: Evidence,
) -> None:
    """HTTP is redirected to HTTPS: the same host, path and query, on every public address."""
    url, wanted = published.url(path, "http"), published.url(path)
    for address in webgateway.spec.fe:
        result = from_internet.get(url, at=str(address))
        evidence.record(f"{url} at {address}", str(result))
        assert isinstance(result, Answer), f"at {address}: {result}"
        where = result.headers.get("location")
        assert result.status in REDIRECTS, f"at {address}, {result}: no redirect"
        assert where == wanted, f"at {address}: {url} redirects to {where}, wanted {wanted}"


@pytest.mark.requirement("scenario1/listens-on-all-public-addresses")
def test_all_public_addresses(
    published: Frontend, webgateway: Host, from_internet: HostClient, evidence: Evidence
) -> None:
    """Nginx answers for the host on every public address of the webgateway."""
    results = {a: from_internet.get(published.url(), at=str(a)) for a in webgateway.spec.fe}
    evidence.record("who answered", {a: result.who for a, result in results.items()})
    pods = published.application.workload.pod_names()
    silent = {str(a): str(result) for a, result in results.items() if result.who not in pods}
    assert not silent, f"{published.url()} is not answered by a pod at {silent}"
    reached = remotes(results.values())
    assert reached == set(webgateway.spec.fe), f"connected to {reached}"


@pytest.mark.requirement("scenario1/certificate-for-host")
def test_certificate(
    published: Frontend,
    webgateway: Host,
    internet: Host,
    evidence: Evidence,
) -> None:
    """The certificate is the virtual host's, and verifies with the roots of a client outside."""
    for address in webgateway.spec.fe:
        shown = certificate(internet, address, published.host)
        evidence.record(f"certificate at {address}", str(shown))
        names = sorted(shown.names)
        assert published.host in names, f"at {address}: {shown.verdict}; it is for {names}"
        assert shown.verdict == "ok", f"at {address}: {shown.verdict}; {shown}"
        assert shown.chain > 1, f"at {address}: no chain to the root is sent; {shown}"


def remotes(results: Iterable[Result]) -> set[object]:
    """Return the addresses that were connected to."""
    return {result.remote for result in results if isinstance(result, Answer)}
