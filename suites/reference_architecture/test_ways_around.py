"""Whether somebody outside who knows the way gets around the webgateway's ports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address

import pytest

from fixtures.clients.answers import Refusal
from fixtures.clients.client import HostClient, at_the_same_moment
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.deploying import deploy
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.platforms.platform import Platform
from fixtures.timeouts import Timeouts
from fixtures.topology import Role


@pytest.mark.requires("route")
@pytest.mark.parametrize("role", [Role.SERVER, Role.WEBGATEWAY])
@pytest.mark.requirement("reference-architecture/outside-traffic-passes-webgateway")
def test_route_into_the_overlay(
    role: Role,
    platform: Platform,
    internet: Host,
    webgateway: Host,
    cluster: Cluster,
    namespace: str,
    application_image: str,
    sent_from: Callable[[Host], HostClient],
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A host with a public address passes nothing on to pods that comes from outside."""
    way = platform.hosts(role)[0].spec.fe[0]
    workload = deploy(cluster, namespace, application_image)
    (pod,) = workload.pods()
    url, client = workload.url(pod), sent_from(internet).patient(timeouts.refusal)
    with route_through(internet, pod.address, way):
        outside, control = at_the_same_moment(
            lambda: client.get(url), lambda: sent_from(webgateway).get(url)
        )
    evidence.record(f"{url} through {way}", str(outside), host=internet.name)
    if control.who != pod.name:
        raise ControlFailedError(f"even {webgateway.name} gets no answer: {control}")
    reached = f"{internet.name} reached a pod through {role}'s public address {way}: {outside}"
    assert isinstance(outside, Refusal), reached


@contextmanager
def route_through(host: Host, to: IPv4Address | None, way: IPv4Address) -> Iterator[None]:
    """Give a host a route to an address until the end of the block."""
    host.check_output("ip route add %s via %s", to, way)
    try:
        yield
    finally:
        host.check_output("ip route delete %s via %s", to, way)
