"""Exactly one of the three port options."""

from itertools import combinations

import pytest

from fixtures.client import HostClient
from fixtures.evidence import Evidence
from fixtures.frontend import Frontend
from fixtures.nix import Value
from fixtures.port_modes import PortMode
from fixtures.trials import Trials

pytestmark = pytest.mark.requires("configure")

PORTS = {PortMode.POD: 8888, PortMode.LOAD_BALANCER: 8080, PortMode.SERVICE: 80}
NONE: dict[str, Value] = dict.fromkeys(PortMode)
SEVERAL = [(*PortMode,), *combinations(PortMode, 2)]


@pytest.mark.requirement("port-modes/mutually-exclusive")
def test_several(
    shared_frontend: Frontend, trials: Trials, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """Two or three port options at once are refused by their names, and what runs goes on."""
    process = shared_frontend.haproxy.process()
    wrong = {" and ".join(some): NONE | {by: PORTS[by] for by in some} for some in SEVERAL}
    refusals = trials.options(wrong)
    evidence.record("refusals", refusals)
    for names, words in refusals.items():
        assert words, f"{names} together are accepted"
        unnamed = [name for name in names.split(" and ") if name not in words]
        assert not unnamed, f"{names} together are refused without naming {unnamed}: {words}"
    goes_on(shared_frontend, process, from_webgateway)


@pytest.mark.requirement("port-modes/one-is-required")
def test_none(
    shared_frontend: Frontend, trials: Trials, from_webgateway: HostClient, evidence: Evidence
) -> None:
    """A frontend without a port option is refused, and what runs goes on."""
    process = shared_frontend.haproxy.process()
    words = trials.options({"none": NONE})["none"]
    evidence.record("refusal", words)
    assert words, "a frontend without any port option is accepted"
    assert shared_frontend.name in words, f"refused without naming the frontend: {words}"
    goes_on(shared_frontend, process, from_webgateway)


def goes_on(frontend: Frontend, process: int, client: HostClient) -> None:
    """Assert that the same HAProxy serves a frontend as before."""
    now = frontend.haproxy.process()
    assert now == process, f"HAProxy's process is {now}, and was {process} before the refusals"
    result, pods = client.get(frontend.local_url()), frontend.application.workload.pod_names()
    assert result.who in pods, f"after the refusals: {result}, wanted one of {set(pods)}"
