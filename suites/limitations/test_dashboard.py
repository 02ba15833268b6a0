"""How slow the dashboard is for who must give a password."""

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.dashboard import DashboardClient
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence

#: So many that one of each is disturbed by nothing else on the machines.
REQUESTS = 5
#: A page takes dozens of requests: each that takes so much longer is felt.
FACTOR, SLOW = 3.0, 0.1  # times, and seconds


def seconds(client: DashboardClient) -> float:
    """Return how long a request for the page takes; it must be answered."""
    page = client.ask("")
    if not isinstance(page, Answer) or page.status != 200:
        raise ControlFailedError(f"{client.url} does not answer: {page}")
    return page.seconds


@pytest.mark.requires("dashboard", "vpn")
@pytest.mark.requirement("limitations/dashboard-basic-auth-is-slow")
def test_password_costs_time(
    dashboard: DashboardClient, vpn_user: DashboardClient, evidence: Evidence
) -> None:
    """From the internet each request waits for a password's hash, by the VPN none does."""
    pairs = [(seconds(dashboard), seconds(vpn_user)) for _ in range(REQUESTS)]
    # Whatever else runs there only adds to a request's time.
    asked, free = (min(times) for times in zip(*pairs, strict=True))
    evidence.record("a request with a password, the fastest", asked, unit="s")
    evidence.record("a request by the VPN, the fastest", free, unit="s")
    told = f"with a password {asked:.3f} s, by the VPN {free:.3f} s, the fastest of {REQUESTS}"
    assert asked >= SLOW, f"a password does not make the dashboard slow: {told}"
    assert asked >= FACTOR * free, f"the VPN is not faster: {told}"
