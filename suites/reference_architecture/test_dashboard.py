"""What the server's public address serves: the dashboard, behind a password or the VPN."""

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.dashboard import DashboardClient
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import Kubeconfig
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.passwords import password_hashes, weak
from fixtures.nouns.interaction import KeptForVpn
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("dashboard")

OK, UNAUTHORIZED = 200, 401
REFUSED = (401, 403, 404)
#: Kubernetes dashboard 2.x sends whoever asks for its own /api to /api/, where nothing is.
NOWHERE = (*REFUSED, 301)
#: The same kinds of path at the Kubernetes API: what it is, what it has, how it does.
API_PATHS = ["/version", "/apis", "/api", "/api/v1/nodes", "/openapi/v2", "/readyz", "/metrics"]


@pytest.mark.parametrize("path", ["", "api/v1/csrftoken/login"])
@pytest.mark.parametrize("password", ["none", "wrong", "right"])
@pytest.mark.requirement("reference-architecture/server-public-dashboard")
def test_password(path: str, password: str, dashboard: DashboardClient, evidence: Evidence) -> None:
    """At the public address nothing of the dashboard is had without a password."""
    given = {"none": "", "wrong": f"{dashboard.password}x", "right": dashboard.password}
    answer = dashboard.with_password(given[password]).ask(path)
    assert isinstance(answer, Answer), str(answer)
    evidence.record(f"answered in, password {password}", answer.seconds, unit="s")
    wanted = OK if password == "right" else UNAUTHORIZED  # noqa: S105 - which, not what
    assert answer.status == wanted, f"password {password}: {answer}, wanted {wanted}"


@pytest.mark.requirement("reference-architecture/server-public-dashboard")
def test_password_is_hashed_strongly(server: Host, evidence: Evidence) -> None:
    """The passwords that the server asks for are stored by a hash that is slow to try."""
    hashes = password_hashes(server)
    evidence.record("hashes of passwords", [one.scheme for one in hashes], host=server.name)
    assert hashes, f"nginx on {server.name} asks for no password"
    wrong = [f"{one.user}: {why}" for one in hashes if (why := weak(one))]
    assert not wrong, f"passwords on {server.name} are hashed weakly: {wrong}"


@pytest.mark.parametrize("path", API_PATHS)
@pytest.mark.requirement("reference-architecture/server-public-dashboard")
def test_nothing_of_the_api(
    path: str,
    dashboard: DashboardClient,
    kubeconfig: Kubeconfig,
    cluster: Cluster,
    evidence: Evidence,
) -> None:
    """Through the dashboard nobody gets what the Kubernetes API answers at a path."""
    if not cluster.api.text(path):
        raise ControlFailedError(f"the API itself has nothing at {path}")
    headers = {"X-Forwarded-Access-Token": kubeconfig.token}
    answer = dashboard.logged_in(kubeconfig.token).ask(path.lstrip("/"), headers=headers)
    evidence.record(f"{path} at the dashboard", str(answer))
    assert isinstance(answer, Answer), str(answer)
    assert answer.status in NOWHERE, f"{path} is answered at the public address: {answer}"
    objects = "apiVersion" in answer.body
    assert not objects, f"{path}: what refuses is the Kubernetes API itself: {answer.body[:200]}"


@pytest.mark.disruptive
@pytest.mark.requires("vpn", "limit-dashboard")
@pytest.mark.requirement("reference-architecture/dashboard-limited-to-vpn")
def test_limited_to_vpn(
    dashboard: DashboardClient,
    vpn_user: DashboardClient,
    kept_for_vpn: KeptForVpn,
    kubeconfig: Kubeconfig,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Kept for the VPN, its users log in without a password, and nobody else comes in with one."""
    with kept_for_vpn():
        eventually(
            lambda: dashboard.ask(""),
            lambda page: not isinstance(page, Answer) or page.status in REFUSED,
            within=timeouts.reload,
            wanted="nothing of the dashboard from the internet, even with the right password",
        )
        page, (answered, login) = vpn_user.ask(""), vpn_user.log_in(kubeconfig.text)
    assert isinstance(page, Answer), f"by the VPN: {page}"
    evidence.record("the page by the VPN", page.seconds, unit="s", host=vpn_user.host.name)
    assert page.status == OK, f"by the VPN: {page}"
    assert login, f"by the VPN, no login with a generated kubeconfig: {answered}"
