"""Where a frontend listens."""

import pytest

from fixtures.clients.answers import Answer, Refusal
from fixtures.clients.client import HostClient, at_the_same_moment
from fixtures.cluster.applications import service_of
from fixtures.cluster.port_modes import PortMode
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.publishing.publisher import Bind
from fixtures.timeouts import Timeouts

pytestmark = pytest.mark.requires("configure")


@pytest.mark.requirement("frontend-options/binds-local")
@pytest.mark.frontend(at=(Bind.LOCAL,))
def test_local(
    shared_frontend: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    from_webgateway: HostClient,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Bound to 127.0.0.1 it answers on the webgateway, and not at its public addresses."""
    shared_frontend.wait_for_servers()
    urls = [shared_frontend.local_url(address) for address in webgateway.spec.fe]
    outside, inside = at_the_same_moment(
        lambda: from_internet.patient(timeouts.refusal).get_all(urls),
        lambda: from_webgateway.get_all([shared_frontend.local_url()]),
    )
    evidence.record("from the internet", list(map(str, outside)))
    by_pod(shared_frontend, inside[0])
    answered = [str(result) for result in outside if not isinstance(result, Refusal)]
    assert not answered, f"from the internet a local bind is reached: {answered}"


@pytest.mark.requirement("frontend-options/binds-local")
@pytest.mark.frontend(by=PortMode.LOAD_BALANCER, at=())
def test_default(
    shared_frontend: Frontend, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """Without binds it answers on localhost, at the port that the port option names.

    The documentation gives localhost first and as typical; the port is the platform's way.
    """
    shared_frontend.wait_for_servers()
    port = service_of(shared_frontend.application.workload.namespace, shared_frontend.by).port
    result = from_webgateway.get(f"http://127.0.0.1:{port}/hostname")
    evidence.record("without binds", str(result))
    by_pod(shared_frontend, result)


@pytest.mark.requirement("frontend-options/binds-public")
@pytest.mark.frontend(at=(Bind.PUBLIC,))
def test_public(
    shared_frontend: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    from_webgateway: HostClient,
    evidence: Evidence,
) -> None:
    """Bound to a public address it answers there to the internet, and nowhere else."""
    shared_frontend.wait_for_servers()
    bound, *others = webgateway.spec.fe
    result = from_internet.get(shared_frontend.local_url(bound))
    evidence.record("from the internet", str(result))
    by_pod(shared_frontend, result)
    elsewhere = from_internet.get_all(map(shared_frontend.local_url, others))
    local = from_webgateway.get(shared_frontend.local_url())
    answered = [str(one) for one in (*elsewhere, local) if isinstance(one, Answer)]
    assert not answered, f"bound to {bound} alone, it answers elsewhere too: {answered}"


@pytest.mark.requirement("frontend-options/binds-public")
@pytest.mark.frontend(at=(Bind.LOCAL, Bind.PUBLIC))
def test_both(
    shared_frontend: Frontend,
    webgateway: Host,
    from_internet: HostClient,
    from_webgateway: HostClient,
) -> None:
    """Several binds are listened on side by side."""
    shared_frontend.wait_for_servers()
    by_pod(shared_frontend, from_webgateway.get(shared_frontend.local_url()))
    url = shared_frontend.local_url(webgateway.spec.fe[0])
    by_pod(shared_frontend, from_internet.get(url))


def by_pod(frontend: Frontend, result: Answer | Refusal) -> None:
    """Assert that a request was answered by one of the application's pods."""
    __tracebackhide__ = True
    pods = frontend.application.workload.pod_names()
    assert result.who in pods, f"{result}; wanted an answer of one of {set(pods)}"
