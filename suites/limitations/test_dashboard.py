"""How slow the dashboard is for who must give a password."""

import statistics

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.dashboard import DashboardClient
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence

#: So many that one slow answer does not decide.
REQUESTS = 5
#: A page takes dozens of requests: each that takes so much longer is felt.
FACTOR, SLOW = 3.0, 0.1  # times, and seconds


def seconds(client: DashboardClient) -> list[float]:
    """Return how long each of some requests for the page takes; all must be answered."""
    pages = [client.ask("") for _ in range(REQUESTS)]
    failed = [str(page) for page in pages if not isinstance(page, Answer) or page.status != 200]
    if failed:
        raise ControlFailedError(f"{client.url} does not answer: {failed}")
    return [page.seconds for page in pages]


@pytest.mark.requires("dashboard", "vpn")
@pytest.mark.requirement("limitations/dashboard-basic-auth-is-slow")
def test_password_costs_time(
    dashboard: DashboardClient, vpn_user: DashboardClient, evidence: Evidence
) -> None:
    """From the internet each request waits for a password's hash, by the VPN none does."""
    asked, free = (statistics.median(seconds(client)) for client in (dashboard, vpn_user))
    evidence.record("a request with a password, median", asked, unit="s")
    evidence.record("a request by the VPN, median", free, unit="s")
    told = f"with a password {asked:.3f} s, by the VPN {free:.3f} s, medians of {REQUESTS}"
    assert asked >= SLOW, f"a password does not make the dashboard slow: {told}"
    assert asked >= FACTOR * free, f"the VPN is not faster: {told}"
