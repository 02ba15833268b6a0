"""TLS between HAProxy and the pods."""

import pytest

from fixtures.clients.answers import Refusal, Signature
from fixtures.clients.client import HostClient
from fixtures.cluster.applications import Application
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.stage import ENCRYPTED
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")

REQUESTS = 8


@pytest.mark.requirement("frontend-options/ssl-backend")
@pytest.mark.frontend(application=ENCRYPTED, sslBackend=True)
def test_tls_to_pods(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """With sslBackend pods that know nothing but TLS answer, asked without TLS outside."""
    shared_frontend.wait_for_servers()
    workload = shared_frontend.application.workload
    plain = from_webgateway.get_all(urls_of(workload))
    evidence.record("the pods themselves, without TLS", list(map(str, plain)))
    answered = {result.who for result in plain} & workload.pod_names()
    assert not answered, f"control: pods {answered} answer without TLS as well"
    who = from_webgateway.who_answers(shared_frontend.local_url(), REQUESTS)
    wanted = f"wanted all of {set(workload.pod_names())}"
    assert who == workload.pod_names(), f"{shared_frontend.local_url()}: {set(who)}, {wanted}"


@pytest.mark.requirement("frontend-options/ssl-backend-unverified")
@pytest.mark.frontend(application=ENCRYPTED, sslBackend=True)
def test_self_signed(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """A certificate that verifying clients refuse will do for HAProxy."""
    shared_frontend.wait_for_servers()
    workload = shared_frontend.application.workload
    urls = [url.replace("http:", "https:") for url in urls_of(workload)]
    for verified in from_webgateway.get_all(urls):
        evidence.record("the pod itself, verified", str(verified))
        refused = isinstance(verified, Refusal) and verified.signature is Signature.TLS
        assert refused, f"control: a pod's certificate is believed: {verified}"
    unverified = {result.who for result in from_webgateway.get_all(urls, trust=False)}
    assert unverified == workload.pod_names(), f"control: pods asked by TLS: {unverified}"
    result = from_webgateway.get(shared_frontend.local_url())
    assert result.who in unverified, f"{result}; wanted an answer of one of {unverified}"


@pytest.mark.requirement("frontend-options/ssl-backend")
@pytest.mark.frontend(application=ENCRYPTED)
def test_default(
    shared_frontend: Frontend,
    encrypted: Application,
    from_webgateway: HostClient,
    evidence: Evidence,
) -> None:
    """Without sslBackend HAProxy does not speak TLS: pods that know nothing else do not serve."""
    shared_frontend.wait_for_servers()
    results = from_webgateway.repeat(shared_frontend.local_url(), REQUESTS)
    evidence.record("answers", sorted(set(map(str, results))))
    served = {result.who for result in results} & encrypted.workload.pod_names()
    assert not served, f"without sslBackend, pods that know TLS only answered: {served}"


@pytest.mark.requirement("frontend-options/ssl-backend")
@pytest.mark.frontend(sslBackend=True)
def test_plain_pods(
    shared_frontend: Frontend,
    from_webgateway: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """With sslBackend pods without TLS are not served: HAProxy does not fall back to plain."""
    workload = shared_frontend.application.workload
    control = {result.who for result in from_webgateway.get_all(urls_of(workload))}
    assert control == workload.pod_names(), f"control: pods asked without TLS: {control}"
    eventually(
        lambda: shared_frontend.counters()["BACKEND"].status,
        equals="DOWN",
        within=timeouts.rotation,
        wanted=f"HAProxy to find no server of {shared_frontend.name} in order",
    )
    result = from_webgateway.get(shared_frontend.local_url())
    evidence.record("answer", str(result))
    assert result.who not in control, f"with sslBackend, a pod without TLS answered: {result}"


def urls_of(workload: Workload) -> list[str]:
    """Return where the pods themselves answer, without TLS."""
    return [workload.url(pod) for pod in workload.pods()]
