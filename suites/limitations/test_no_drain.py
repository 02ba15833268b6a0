"""Restarts as in a maintenance window: what becomes of a node and its pods."""

from collections.abc import Mapping

import pytest

from fixtures.evidence import Evidence
from fixtures.limitation import limitation
from fixtures.nouns.restarting import RESTARTS, Restarted

pytestmark = pytest.mark.disruptive

INSTEAD = "We drain nodes before service or VM restarts in maintenance windows, and uncordon them."


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=pytest.mark.requires(f"restart-{what}")) for what in RESTARTS]
)
@pytest.mark.requirement("limitations/no-drain")
def test_restart(what: str, restarted: Mapping[str, Restarted], evidence: Evidence) -> None:
    """While an agent's k3s, or the agent itself, restarts, it is not drained; its pods stay."""
    seen = restarted[what]
    evidence.record(f"{what} restarted", seen.seconds, unit="s", host=seen.host)
    evidence.record("pods before", seen.before, host=seen.host)
    evidence.record("pods after", seen.after, host=seen.host)
    with limitation(evidence, instead=INSTEAD):
        told = ", ".join(seen.drained)
        assert not seen.drained, f"while the {what} restarted on {seen.host}: {told}"
