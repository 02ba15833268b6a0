"""A protocol that is not HTTP, passed on to pods."""

import pytest

from fixtures.clients.streams import conversation, exchange
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requirement("scenario2/non-http")]

MEBIBYTE = 1024 * 1024
#: Less than HAProxy takes in at once.
HALF_CLOSED = 16 * 1024
TRIES = 20
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


def test_every_byte(echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence) -> None:
    """A mebibyte each way arrives unchanged, on one connection."""
    address = f"{webgateway.spec.fe[0]}:{echo.port}"
    sent, received, said = exchange(internet, webgateway.spec.fe[0], echo.port, MEBIBYTE)
    evidence.record(f"bytes sent to {address}, and received", [sent.size, received.size])
    evidence.record("how it ended", said)
    assert received == sent, f"sent to {address}: {sent}; came back: {received}; {said}"


def test_half_closed(echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence) -> None:
    """The end of one direction leaves the other."""
    address = webgateway.spec.fe[0]
    sent, received, said = exchange(internet, address, echo.port, HALF_CLOSED, half_closed=True)
    assert received == sent, f"sent to {address}: {sent}; came back: {received}; {said}"
    evidence.record("half-closed mebibytes that came back whole", _whole(internet, address, echo))


def _whole(client: Host, address: object, echo: Frontend) -> str:
    """Tell how often HAProxy passes on the end of a direction before all that was sent.

    It takes the end for having come once a buffer is full and the client receives late (HAProxy
    2.6 and 3.0, one time in 25 at worst). Nothing that is documented speaks of that, and a test
    cannot bring it about: told, not judged.
    """
    ends = [exchange(client, address, echo.port, MEBIBYTE, half_closed=True) for _ in range(TRIES)]
    return f"{sum(received == sent for sent, received, _ in ends)} of {TRIES}"


def test_long_lived(echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence) -> None:
    """A connection stays, and answers every line at once, as long as both sides want it."""
    answers = conversation(internet, webgateway.spec.fe[0], echo.port, LINES)
    evidence.record("seconds between a line and its answer", answers)
    assert len(answers) == LINES, f"{len(answers)} of {LINES} lines were answered"
    assert max(answers) < 1, f"a line was answered only when the next was sent: {answers}"
