"""A protocol that is not HTTP, passed on to pods."""

import pytest

from fixtures.clients.streams import conversation, exchange
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.publishing.frontend import Frontend

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requirement("scenario2/non-http")]

MEBIBYTE = 1024 * 1024
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


@pytest.mark.parametrize("half_closed", [False, True], ids=["open", "half-closed"])
def test_every_byte(
    *, half_closed: bool, echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence
) -> None:
    """A mebibyte each way arrives unchanged; the end of one direction leaves the other.

    HAProxy (2.6 and 3.0 seen) loses the rest of a half-closed one about once in a hundred times: it
    takes a direction for ended when a buffer is full, its end was announced, and the client
    receives late.
    """
    host = webgateway.spec.fe[0]
    sent, received, said = exchange(internet, host, echo.port, MEBIBYTE, half_closed=half_closed)
    address = f"{host}:{echo.port}"
    evidence.record(f"bytes sent to {address}, and received", [sent.size, received.size])
    evidence.record("how it ended", said)
    assert received == sent, f"sent to {address}: {sent}; came back: {received}; {said}"


def test_long_lived(echo: Frontend, webgateway: Host, internet: Host, evidence: Evidence) -> None:
    """A connection stays, and answers every line at once, as long as both sides want it."""
    answers = conversation(internet, webgateway.spec.fe[0], echo.port, LINES)
    evidence.record("seconds between a line and its answer", answers)
    assert len(answers) == LINES, f"{len(answers)} of {LINES} lines were answered"
    assert max(answers) < 1, f"a line was answered only when the next was sent: {answers}"
