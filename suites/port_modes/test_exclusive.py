"""Exactly one of the three port options."""

from itertools import combinations

import pytest

from fixtures.cluster.port_modes import PortMode
from fixtures.evidence import Evidence
from fixtures.publishing.trials import Trials
from fixtures.webgateway.nix import Value

pytestmark = pytest.mark.requires("configure")

PORTS = {PortMode.POD: 8888, PortMode.LOAD_BALANCER: 8080, PortMode.SERVICE: 80}
NONE: dict[str, Value] = dict.fromkeys(PortMode)
SEVERAL = [(*PortMode,), *combinations(PortMode, 2)]


@pytest.mark.requirement("port-modes/mutually-exclusive")
def test_several(trials: Trials, evidence: Evidence) -> None:
    """Two or three port options at once are refused by their names, and what runs goes on."""
    wrong = {" and ".join(some): NONE | {by: PORTS[by] for by in some} for some in SEVERAL}
    tried = trials.options(wrong)
    evidence.record("refusals", tried.refusals)
    for names, words in tried.refusals.items():
        assert words, f"{names} together are accepted"
        unnamed = [name for name in names.split(" and ") if name not in words]
        assert not unnamed, f"{names} together are refused without naming {unnamed}: {words}"
    assert not tried.damage, f"after what was refused: {tried.damage}"


@pytest.mark.requirement("port-modes/one-is-required")
def test_none(trials: Trials, evidence: Evidence) -> None:
    """A frontend without a port option is refused, and what runs goes on."""
    tried = trials.options({"none": NONE})
    words = tried.refusals["none"]
    evidence.record("refusal", words)
    assert words, "a frontend without any port option is accepted"
    name = trials.frontend.name
    assert name in words, f"refused without naming the frontend {name}: {words}"
    assert not tried.damage, f"after what was refused: {tried.damage}"
