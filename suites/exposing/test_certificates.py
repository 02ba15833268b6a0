"""Certificates that nobody has to ask for."""

import pytest

from fixtures.clients.load import load
from fixtures.cluster.applications import Application
from fixtures.errors import WaitTimeoutError
from fixtures.evidence import Evidence
from fixtures.hosts.certificates import certificate
from fixtures.hosts.host import Host
from fixtures.nouns.published import Publish
from fixtures.publishing.frontend import Frontend
from fixtures.timeouts import Timeouts
from fixtures.webgateway.renewal import age, renew


@pytest.mark.requires("configure")
@pytest.mark.requirement("exposing/certificates-are-automatic")
def test_first_certificate(
    myapp: Application,
    publish: Publish,
    webgateway: Host,
    internet: Host,
    evidence: Evidence,
) -> None:
    """A new virtual host has a certificate of a CA that clients trust, with nothing else done."""
    frontend = publish(myapp)
    for address in webgateway.spec.fe:
        shown = certificate(internet, address, frontend.host)
        evidence.record(f"certificate at {address}", str(shown))
        assert shown.verdict == "ok", f"at {address}: {shown.verdict}; {shown}"
        assert shown.issuer != shown.subject, f"at {address}: signed by itself: {shown}"


@pytest.mark.requires("configure")
@pytest.mark.requirement("exposing/certificates-are-automatic")
def test_renewal(
    frontend: Frontend,
    webgateway: Host,
    internet: Host,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A certificate near its end is renewed by the platform's timer, and no request fails."""
    frontend.wait_for_pods(WaitTimeoutError)
    address = webgateway.spec.fe[0]
    before = certificate(internet, address, frontend.host)
    age(webgateway, frontend.host)
    with load(internet, frontend.url(), timeouts) as sent:
        units = renew(webgateway, timeouts.switch)
        after = certificate(internet, address, frontend.host)
    evidence.record("renewed by", units, host=webgateway.name)
    evidence.record("requests meanwhile, and failed", [len(sent.samples), len(sent.failures)])
    assert after.verdict == "ok", f"after {units} at {address}: {after.verdict}; {after}"
    assert after.serial != before.serial, f"{units} left the certificate as it was: {after}"
    assert not sent.failures, f"{len(sent.failures)} of {len(sent.samples)} requests failed"
