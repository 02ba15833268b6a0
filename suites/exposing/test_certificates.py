"""Certificates that nobody has to ask for."""

import pytest

from fixtures.cluster.applications import Application
from fixtures.evidence import Evidence
from fixtures.hosts.certificates import certificate
from fixtures.hosts.host import Host
from fixtures.nouns.published import Publish
from fixtures.timeouts import Timeouts


@pytest.mark.requires("configure")
@pytest.mark.requirement("exposing/certificates-are-automatic")
def test_first_certificate(
    myapp: Application,
    publish: Publish,
    webgateway: Host,
    internet: Host,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A new virtual host has a certificate of a CA that clients trust, with nothing else done."""
    frontend = publish(myapp)
    for address in webgateway.spec.fe:
        shown = certificate(internet, address, frontend.host, timeouts.request)
        evidence.record(f"certificate at {address}", str(shown))
        assert shown.issuer != shown.subject, f"at {address}: a self-signed certificate: {shown}"
        assert shown.verdict == "ok", f"at {address}: {shown.verdict}; {shown}"
