"""The dashboard on the server: who comes in, and what is shown then."""

from dataclasses import dataclass

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.client import HostClient
from fixtures.clients.dashboard import DashboardClient
from fixtures.cluster import accounts, tokens
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import Kubeconfig
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("dashboard")

REDIRECTS = (301, 302, 307, 308)
OK, UNAUTHORIZED, FORBIDDEN = 200, 401, 403


@pytest.mark.requirement("interaction/dashboard-on-server")
def test_page(dashboard: DashboardClient, server: Host, evidence: Evidence) -> None:
    """The server serves a page, by HTTPS with a certificate that clients trust."""
    page = dashboard.ask("")
    evidence.record("the page", str(page), host=dashboard.host.name)
    assert isinstance(page, Answer), f"from {dashboard.host.name}: {page}"
    assert page.status == OK, f"{dashboard.url} answers {page.status}: {page.body[:200]}"
    assert "<html" in page.body.lower(), f"{dashboard.url} is no page: {page.body[:200]}"
    assert page.remote in server.spec.fe, f"{dashboard.url} is served at {page.remote}"


@pytest.mark.requirement("interaction/dashboard-on-server")
def test_plain_http(
    dashboard: DashboardClient, from_internet: HostClient, evidence: Evidence
) -> None:
    """Whoever comes by plain HTTP is sent to HTTPS, to the same path."""
    sent = from_internet.get(f"http://{dashboard.name}/a/path?with=query")
    evidence.record("by plain HTTP", str(sent))
    assert isinstance(sent, Answer), str(sent)
    assert sent.status in REDIRECTS, f"{sent.url} is not redirected: {sent.status}"
    wanted = f"https://{dashboard.name}/a/path?with=query"
    assert sent.headers.get("location") == wanted, f"{sent.url} is sent to {sent.headers}"


@pytest.mark.requirement("interaction/dashboard-login")
def test_login(
    dashboard: DashboardClient, kubeconfig: Kubeconfig, cluster: Cluster, evidence: Evidence
) -> None:
    """A login with a generated kubeconfig shows the cluster: nodes, namespaces, pods."""
    answered, login = dashboard.log_in(kubeconfig.text)
    evidence.record("login", answered.seconds, unit="s", host=dashboard.host.name)
    assert login, f"no login with a generated kubeconfig: {answered}"
    seen = dashboard.logged_in(login)
    nodes, pods = seen.names("node"), seen.names("pod", "kube-system")
    evidence.record("nodes it shows", nodes)
    assert nodes == frozenset(cluster.nodes()), f"wanted {set(cluster.nodes())}, it shows {nodes}"
    wanted = frozenset(pod.name for pod in cluster.pods("kube-system"))
    assert pods == wanted, f"pods of kube-system are {wanted}, it shows {pods}"


@pytest.mark.requirement("interaction/dashboard-login")
def test_it_has_no_rights_of_its_own(
    dashboard: DashboardClient,
    kubeconfig: Kubeconfig,
    cluster: Cluster,
    namespace: str,
    evidence: Evidence,
) -> None:
    """Who may see nothing in the cluster sees nothing in the dashboard."""
    token = tokens.requested(cluster, namespace, "default")
    answered, login = dashboard.log_in(kubeconfig.with_user({"token": token}))
    if not accounts.accepts(cluster, token):
        raise ControlFailedError("the API does not take the token of an account without rights")
    evidence.record("login without rights", str(answered))
    shown = dashboard.logged_in(login).names("pod", "kube-system")
    evidence.record("what it shows", str(shown))
    # Kubernetes dashboard 2.x shows an empty list then, and a warning.
    refused = isinstance(shown, Answer) and shown.status in {UNAUTHORIZED, FORBIDDEN}
    assert refused or not shown, f"without any rights, it shows {shown}"


@pytest.mark.parametrize("given", ["nothing", "damaged", "expired", "revoked", "certificate"])
@pytest.mark.requirement("interaction/dashboard-needs-token")
def test_refused(given: str, attempt: "Attempt", evidence: Evidence) -> None:
    """Without a valid token of a service account there is no login: what follows answers 401."""
    dashboard = attempt.dashboard
    text = getattr(attempt, given)()
    begun = dashboard.ask("api/v1/csrftoken/login")
    if not isinstance(begun, Answer) or begun.status != OK:
        raise ControlFailedError(f"the dashboard does not even begin a login: {begun}")
    answered, login = dashboard.log_in(text)
    evidence.record(f"login with {given}", str(answered))
    shown = dashboard.logged_in(login).ask("api/v1/node")
    evidence.record("what it shows then", str(shown))
    assert isinstance(shown, Answer), f"after a login with {given}: {shown}"
    assert shown.status == UNAUTHORIZED, f"after a login with {given}: {shown}"


@pytest.mark.parametrize("kept", ["nothing", "nonsense", "altered"])
@pytest.mark.requirement("interaction/dashboard-needs-token")
def test_no_login(kept: str, dashboard: DashboardClient, kubeconfig: Kubeconfig) -> None:
    """Without what a login has given, or with something like it, the dashboard answers 401."""
    answered, login = dashboard.log_in(kubeconfig.text)
    if dashboard.logged_in(login).names("node") == answered:
        raise ControlFailedError(f"not even a login with a good kubeconfig works: {answered}")
    other = {"nothing": "", "nonsense": "nonsense", "altered": login[:-8] + login[-8:][::-1]}
    shown = dashboard.logged_in(other[kept]).ask("api/v1/node")
    assert isinstance(shown, Answer), f"with {kept}: {shown}"
    assert shown.status == UNAUTHORIZED, f"with {kept} in place of a login: {shown}"


@dataclass(frozen=True)
class Attempt:
    """Kubeconfigs that the dashboard must not take."""

    dashboard: DashboardClient
    good: Kubeconfig
    operator: Host
    server: Host
    cluster: Cluster
    account: str
    timeouts: Timeouts

    def nothing(self) -> str:
        """Return none at all."""
        return ""

    def damaged(self) -> str:
        """Return one whose token has a wrong signature."""
        return self._with(tokens.damaged(self.good.token))

    def expired(self) -> str:
        """Return one whose token has been valid, signed by the cluster itself."""
        token = tokens.requested(self.cluster, accounts.NAMESPACE, "default")
        if not accounts.accepts(self.cluster, tokens.ending(self.server, token, seconds=60)):
            raise ControlFailedError("the API does not take a token that is signed like that")
        return self._with(tokens.ending(self.server, token, seconds=-60))

    def revoked(self) -> str:
        """Return one whose token's secret is deleted."""
        made = accounts.made(self.operator, self.account)
        accounts.revoke(self.cluster, self.account)
        eventually(
            lambda: accounts.accepts(self.cluster, made.token),
            equals=False,
            within=self.timeouts.revocation,
            failure=ControlFailedError,
        )
        return made.text

    def certificate(self) -> str:
        """Return the server's own, which works but has a client certificate and no token."""
        return self.operator.check_output('cat "$KUBECONFIG"')

    def _with(self, token: str) -> str:
        return self.good.with_user({"token": token})


@pytest.fixture
def attempt(
    dashboard: DashboardClient,
    kubeconfig: Kubeconfig,
    operator: Host,
    server: Host,
    cluster: Cluster,
    account: str,
    timeouts: Timeouts,
) -> Attempt:
    """Return who makes such kubeconfigs."""
    return Attempt(dashboard, kubeconfig, operator, server, cluster, account, timeouts)
