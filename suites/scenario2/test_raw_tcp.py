"""A protocol that is not HTTP, passed on to pods."""

import pytest

from fixtures.clients.streams import conversation, exchange
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.network import forget_connections
from fixtures.publishing.frontend import Frontend

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requirement("scenario2/non-http")]

MEBIBYTE = 1024 * 1024
#: Bytes that fit into every buffer on their way.
REQUEST = 16 * 1024
#: So many that one loss in twenty-five, and there are more where there are any, is not missed by
#: chance: once in 200 000 runs.
MANY = 300
#: A line a second: longer than HAProxy may take to connect, and than a request ever does.
LINES = 8


@pytest.fixture
def echo(own_service: Frontend, application_image: str) -> Frontend:
    """Run an application that sends back what it is sent, behind a load balancer of its own."""
    application = own_service.application
    application.workload.order("deployment-echo", image=application_image, replicas=2)
    application.expose_as_planned()
    application.workload.wait_ready()
    own_service.wait_for_servers()
    return own_service


@pytest.mark.parametrize(
    ("size", "half_closed", "times"),
    [
        pytest.param(MEBIBYTE, False, 1, id="open"),
        pytest.param(REQUEST, True, 1, id="half-closed-request"),
        pytest.param(MEBIBYTE, True, MANY, id="half-closed"),
    ],
)
def test_every_byte(
    *,
    size: int,
    half_closed: bool,
    times: int,
    echo: Frontend,
    webgateway: Host,
    internet: Host,
    evidence: Evidence,
) -> None:
    """What is sent arrives unchanged, each way; the end of one direction leaves the other.

    What HAProxy loses of a mebibyte (2.6 and 3.0 seen), it does not lose each time: it takes a
    direction for ended when a buffer is full, its end was announced, and the client receives late.
    """
    host = webgateway.spec.fe[0]
    forget_connections(webgateway)
    seen = exchange(internet, host, echo.port, size, half_closed=half_closed, times=times)
    evidence.record("exchanges that were wanted, and that were made", [times, seen.number])
    evidence.record("how the last one ended", seen.said)
    assert seen.received == seen.sent, (
        f"{host}:{echo.port}, exchange {seen.number} of {times}"
        f"{', half-closed when all was sent' if half_closed else ''}:"
        f" sent {seen.sent}; came back {seen.received}; {seen.said}"
    )


def test_long_lived(echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence) -> None:
    """A connection stays, and answers every line at once, as long as both sides want it."""
    answers = conversation(internet, webgateway.spec.fe[0], echo.port, LINES)
    evidence.record("seconds between a line and its answer", answers)
    assert len(answers) == LINES, f"{len(answers)} of {LINES} lines were answered"
    assert max(answers) < 1, f"a line was answered only when the next was sent: {answers}"
