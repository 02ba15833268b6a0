"""What the webgateway does for applications: addresses, virtual hosts, TLS, HTTP."""

import pytest

from fixtures.clients.answers import Answer, Refusal, Signature
from fixtures.clients.client import HostClient
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.stage import ENCRYPTED

pytestmark = pytest.mark.requires("configure")

REQUESTS = 8


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.requirement("exposing/public-addresses")
def test_public_addresses(
    scheme: str,
    published: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    evidence: Evidence,
) -> None:
    """The webgateway serves on every public address that it has, HTTP and HTTPS."""
    url = published.url(scheme=scheme)
    results = [from_internet.get(url, at=str(address)) for address in webgateway.spec.fe]
    evidence.record(f"requests to {url}", results)
    reached = [result.remote for result in results if isinstance(result, Answer)]
    assert reached == list(webgateway.spec.fe), f"served: {reached}; {list(map(str, results))}"


@pytest.mark.requirement("exposing/virtual-hosts")
def test_virtual_hosts(
    published: Frontend,
    frontend: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    evidence: Evidence,
) -> None:
    """Two applications at the same public address are told apart by their host names."""
    frontend.give_time()
    for address in webgateway.spec.fe:
        for one in (published, frontend):
            url = one.url()
            answers = {from_internet.get(url, at=str(address)).who for _ in range(REQUESTS)}
            evidence.record(f"who answered {url} at {address}", answers)
            pods = one.application.workload.pod_names()
            assert answers <= pods, f"{url} at {address} is answered by {answers}, pods {set(pods)}"


@pytest.mark.requirement("exposing/tls-termination")
def test_tls_termination(
    published: Frontend,
    from_internet: HostClient,
    from_webgateway: HostClient,
    evidence: Evidence,
) -> None:
    """TLS ends at nginx: pods that know plain HTTP only are served by HTTPS outside."""
    workload = published.application.workload
    for pod in workload.pods():
        plain = from_webgateway.get(workload.url(pod))
        encrypted = from_webgateway.get(workload.url(pod).replace("http:", "https:"), trust=False)
        evidence.record(f"pod {pod.name}", [str(plain), str(encrypted)])
        if plain.who != pod.name:
            raise ControlFailedError(f"plain HTTP to the pod: {plain}")
        refused = isinstance(encrypted, Refusal) and encrypted.signature is Signature.TLS
        if not refused:
            raise ControlFailedError(f"the pod itself takes TLS: {encrypted}")
    result = from_internet.get(published.url())
    assert isinstance(result, Answer), str(result)
    assert (result.scheme, result.who in workload.pod_names()) == ("https", True), str(result)


@pytest.mark.requirement("exposing/haproxy-http-mode")
def test_haproxy_http_mode(
    published: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """HAProxy passes HTTP, and answers by itself what is none."""
    line = "printf 'no HTTP at all\\r\\n\\r\\n' | timeout 5 nc -N 127.0.0.1 %s"
    answer = from_webgateway.host.run(line, published.port).stdout
    evidence.record("answer to no HTTP", answer.partition("\n")[0].strip())
    passed = from_webgateway.get(published.local_url())
    if passed.who not in published.application.workload.pod_names():
        raise ControlFailedError(f"HTTP is not passed: {passed}")
    own = "400 Bad request" in answer  # HAProxy's own words; a web server in a pod has others
    assert own, f"what is no HTTP is not answered by HAProxy itself, status 400: {answer!r}"


@pytest.mark.requirement("exposing/haproxy-tcp-mode")
@pytest.mark.frontend(application=ENCRYPTED, mode="tcp")
def test_haproxy_tcp_mode(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """In tcp mode HAProxy passes every byte: TLS is between the client and the pod."""
    shared_frontend.wait_for_pods()
    url = shared_frontend.local_url().replace("http:", "https:")
    result, direct = (
        from_webgateway.get(url, trust=False),
        _one_pod(shared_frontend, from_webgateway),
    )
    evidence.record("through HAProxy, and from the pod itself", [str(result), str(direct)])
    assert isinstance(result, Answer), f"TLS through HAProxy in tcp mode: {result}"
    assert result.certificate == direct.certificate, f"{url} shows another certificate than the pod"
    assert result.who in shared_frontend.application.workload.pod_names(), str(result)


def _one_pod(frontend: Frontend, client: HostClient) -> Answer:
    """Return what a pod itself answers by TLS; raises ControlFailedError if it does not."""
    workload = frontend.application.workload
    pod, *_ = workload.pods()
    answer = client.get(workload.url(pod).replace("http:", "https:"), trust=False)
    if not isinstance(answer, Answer):
        raise ControlFailedError(f"the pod itself does not talk TLS: {answer}")
    return answer
