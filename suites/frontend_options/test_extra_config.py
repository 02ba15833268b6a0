"""What ``haproxyExtraConfig`` does: measured with the documentation's ``maxconn 5``."""

import pytest

from fixtures.clients.held import connections
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = pytest.mark.requires("configure")

LIMIT, PODS, CONNECTIONS = 5, 2, 12
#: In a row, so that HAProxy has taken what it will.
LOOKS = 10


@pytest.mark.requirement("frontend-options/haproxy-extra-config")
@pytest.mark.frontend(mode="tcp")
def test_no_extra_config(shared_frontend: Frontend, webgateway: Host, timeouts: Timeouts) -> None:
    """Without haproxyExtraConfig all connections at once are passed to the pods."""
    shared_frontend.wait_for_servers()
    with connections(webgateway, shared_frontend.port, CONNECTIONS, timeouts):
        held = settled(shared_frontend, CONNECTIONS, timeouts)
    assert sum(held) == CONNECTIONS, f"of {CONNECTIONS} connections at once, pods have {held}"


@pytest.mark.requirement("frontend-options/haproxy-extra-config")
@pytest.mark.frontend(mode="tcp", haproxyExtraConfig=f"maxconn {LIMIT}")
def test_extra_config(
    shared_frontend: Frontend, webgateway: Host, timeouts: Timeouts, evidence: Evidence
) -> None:
    """The line ``maxconn 5`` limits each server entry: two pods have five connections each."""
    shared_frontend.wait_for_servers()
    with connections(webgateway, shared_frontend.port, CONNECTIONS, timeouts):
        held = settled(shared_frontend, LIMIT, timeouts)
        frontend = shared_frontend.counters()["FRONTEND"]
    evidence.record(f"connections that pods have, of {CONNECTIONS}", held)
    evidence.record("limit of the listen block as a whole", frontend.limit)
    assert held == [LIMIT] * PODS, (
        f"of {CONNECTIONS} connections at once, pods have {sum(held)}, wanted {LIMIT} each;"
        f" the whole frontend's limit is {frontend.limit}"
    )


def settled(frontend: Frontend, least: int, timeouts: Timeouts) -> list[int]:
    """Return how many connections each pod's server has, after some looks in a row."""
    return eventually(
        lambda: [c.current for c in frontend.counters().values() if c.is_server and c.sessions],
        lambda held: sum(held) >= least,
        within=timeouts.rotation,
        times=LOOKS,
        wanted=f"at least {least} connections passed on by {frontend.name}",
    )
