"""A maintenance window: hosts and services restart, one after the other, while traffic goes on."""

from contextlib import nullcontext

import pytest

from fixtures.clients.traffic import failures, traffic
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.controllers import wait_for_controllers
from fixtures.cluster.restarted import comes_back
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart, restart_service
from fixtures.nouns.traffic import API, NFS, Ways
from fixtures.platforms.platform import Platform
from fixtures.timeouts import Timeouts
from fixtures.topology import KUBERNETES_ROLES, Role
from fixtures.waiting import consistently, eventually

RECOVERS = pytest.mark.requirement("maintenance/every-way-recovers")
GOES_ON = pytest.mark.requirement("maintenance/applications-need-no-control-plane")
SERVICE, HOST = pytest.mark.requires("restart-service"), pytest.mark.requires("restart-host")
pytestmark = [
    pytest.mark.disruptive,
    pytest.mark.slow,
    pytest.mark.requires("configure"),
    RECOVERS,
]

#: Seconds without an answer through a way on which nothing is restarted: a lost packet is sent
#: again after one, a request given up after two.
LONGEST = 5.0
#: Seconds of traffic before and after: what is usual must be seen as well.
MARGIN = 2.0
#: What is restarted on the last host of a role; None is the host itself.
ROUND: tuple[tuple[Role, str | None], ...] = (
    (Role.SERVER, "postgresql"),
    (Role.SERVER, "k3s"),
    (Role.AGENT, "k3s"),
    (Role.WEBGATEWAY, "k3s"),
    (Role.WEBGATEWAY, "haproxy"),
    (Role.WEBGATEWAY, "nginx"),
    (Role.NFS, "nfs-server"),
    (Role.SERVER, None),
    (Role.AGENT, None),
    (Role.WEBGATEWAY, None),
    (Role.NFS, None),
)
#: Roles that applications can do without, but for those that use this way.
BESIDE = {Role.SERVER: API, Role.NFS: NFS}


def _case(role: Role, unit: str | None) -> object:
    marks = [SERVICE if unit else HOST, *([GOES_ON] if role is Role.SERVER else [])]
    return pytest.param(role, unit, id=f"{role}-{unit or 'host'}", marks=marks)


@pytest.mark.parametrize(("role", "unit"), [_case(*one) for one in ROUND])
def test_restart(
    role: Role,
    unit: str | None,
    platform: Platform,
    every_way: Ways,
    cluster: Cluster,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Every way is served again by itself; those that do not need the host, without a break."""
    host = platform.hosts(role)[-1]
    all_served(every_way, timeouts)  # nothing counts before that
    with traffic(every_way, timeouts) as sent:  # ways that are not served are told first
        stays_served(every_way, timeouts)
        restarted(host, unit, cluster, timeouts)
        all_served(every_way, timeouts)
        stays_served(every_way, timeouts)
    sent.record(evidence, f"{host.name}: {unit or 'the host'} restarted")
    costs = {way: cost for way, cost in sent.costs().items() if way != BESIDE.get(role)}
    broken = {way: f"{cost.gap} s" for way, cost in costs.items() if cost.gap > LONGEST}
    assert role not in BESIDE or not broken, (
        f"while {unit or 'the host'} restarted on {host.name}, ways went without an answer"
        f" for longer than {LONGEST:g} s: {broken}"
    )


def restarted(host: Host, unit: str | None, cluster: Cluster, timeouts: Timeouts) -> None:
    """Restart the host, or a unit on it; return when Kubernetes has nothing left to make up for."""
    is_node = host.role in KUBERNETES_ROLES and unit in {"k3s", None}
    back = comes_back(cluster, host.name, rebooted=unit is None) if is_node else nullcontext()
    with back:
        if unit is None:
            restart(host, timeouts)
        else:
            restart_service(host, unit, timeouts)
        if host.role is Role.SERVER:
            wait_for_controllers(cluster)


def all_served(ways: Ways, timeouts: Timeouts) -> None:
    """Assert that every way comes to be served."""
    __tracebackhide__ = True
    eventually(
        lambda: failures(ways, timeouts),
        equals={},
        within=timeouts.restart,
        wanted="every way to be served",
    )


def stays_served(ways: Ways, timeouts: Timeouts) -> None:
    """Assert that every way is served for a moment."""
    __tracebackhide__ = True
    look = lambda: failures(ways, timeouts)  # noqa: E731 - its name says less than it does
    consistently(look, equals={}, for_=MARGIN, wanted="every way to be served")
