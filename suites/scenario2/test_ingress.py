"""TCP passed on to the ingress controller that is there by default, at public ports."""

from collections.abc import Mapping

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.client import HostClient
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.ingresses import Entrance, Ingress
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")

#: So many that no pod is left out by chance.
REQUESTS = 20
PERMANENT = (301, 308)


@pytest.mark.requirement("scenario2/ingress-terminates-tls")
def test_certificate(
    ingress: Ingress, entrance: Entrance, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """The certificate that is seen outside is the ingress' own; the pods are served plain HTTP."""
    result = entrance.get("https", ingress.host)
    assert isinstance(result, Answer), str(result)
    shown = (result.certificate or "none").split()
    evidence.record(f"certificate of {ingress.host}", result.certificate)
    assert shown == ingress.certificate.split(), f"{result.url} shows another: {result.certificate}"
    assert result.who in ingress.application.workload.pod_names(), str(result)
    workload = ingress.application.workload
    inside = [from_webgateway.get(workload.url(pod)).who for pod in workload.pods()]
    assert set(inside) == workload.pod_names(), f"pods, asked by plain HTTP: {inside}"


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.requirement("scenario2/ingress-hosts")
def test_hosts(
    scheme: str,
    ingress: Ingress,
    redirecting_ingress: Ingress,
    entrance: Entrance,
    evidence: Evidence,
) -> None:
    """Two hosts at the same port lead to two applications, a third to none."""
    first = entrance.get(scheme, ingress.host)
    second = entrance.get(scheme, redirecting_ingress.host)
    unknown = entrance.get(scheme, f"unknown-{ingress.host}")
    evidence.record(f"{scheme} answers", [str(first), str(second), str(unknown)])
    assert first.who in ingress.application.workload.pod_names(), str(first)
    assert not isinstance(unknown, Answer) or unknown.status == 404, str(unknown)
    if scheme == "https":
        assert second.who in redirecting_ingress.application.workload.pod_names(), str(second)
    else:
        assert isinstance(second, Answer), str(second)
        assert second.status in PERMANENT, str(second)


@pytest.mark.requirement("scenario2/ingress-redirects")
def test_redirect(
    ingress: Ingress, redirecting_ingress: Ingress, entrance: Entrance, evidence: Evidence
) -> None:
    """HTTP is sent to HTTPS where the ingress says so, path and query kept, and nowhere else."""
    path = "/some/path?with=query"
    sent = entrance.get("http", redirecting_ingress.host, path)
    evidence.record("where the ingress redirects", str(sent))
    assert isinstance(sent, Answer), str(sent)
    location = sent.headers.get("location", "none")
    assert sent.status in PERMANENT, f"{sent}, location: {location}"
    assert location.startswith(f"https://{redirecting_ingress.host}"), f"sent to {location}"
    assert location.endswith(path), f"path and query of {sent.url} are lost: {location}"
    answered = entrance.get("http", ingress.host)
    evidence.record("where it does not", str(answered))
    assert answered.who in ingress.application.workload.pod_names(), str(answered)


@pytest.mark.requirement("scenario2/balanced-inside")
def test_balanced(
    ingress: Ingress,
    through_ingress: Mapping[str, Frontend],
    entrance: Entrance,
    agents: tuple[Host, ...],
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """All pods answer, while HAProxy's servers are the agents, each at the load balancer's port."""
    servers = {f"{s.address}:{s.port}" for s in through_ingress["https"].servers()}
    evidence.record("HAProxy's servers", servers)
    wanted = {f"{agent.srv}:443" for agent in agents}
    assert servers == wanted, (
        f"HAProxy's servers are {servers}, wanted one for each agent: {wanted}"
    )
    answered = eventually(  # each controller learns of pods at its own time
        lambda: entrance.who_answers("https", ingress.host, REQUESTS),
        equals=ingress.application.workload.pod_names(),
        within=timeouts.service_known,
        wanted=f"{REQUESTS} requests for {ingress.host} to be answered by all pods",
    )
    evidence.record(f"who answered {REQUESTS} requests", answered)
