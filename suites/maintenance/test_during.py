"""Traffic while somebody upgrades the platform: see ``acceptance watch``."""

from pathlib import Path

import pytest

from fixtures.clients.traffic import failures, traffic
from fixtures.evidence import Evidence
from fixtures.nouns.traffic import Ways
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = [pytest.mark.phase("during"), pytest.mark.requires("configure")]


@pytest.mark.requirement("maintenance/upgrade-is-told")
def test_cost(
    pytestconfig: pytest.Config, kept_ways: Ways, timeouts: Timeouts, evidence: Evidence
) -> None:
    """What an upgrade costs those who are served is told; in the end all ways are served again."""
    until: Path = pytestconfig.option.until
    with traffic(kept_ways, timeouts) as sent:
        until.read_bytes()
    sent.record(evidence, "during the upgrade")
    look = lambda: failures(kept_ways, timeouts)  # noqa: E731 - its name says less than it does
    eventually(look, equals={}, within=timeouts.rotation, wanted="every way to be served again")
