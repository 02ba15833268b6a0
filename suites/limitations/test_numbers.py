"""How many nodes a cluster can have, and how many pod addresses a node."""

import pytest

from fixtures.cluster.filling import Full
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.limitation import limitation

#: Hundreds of nodes and pods go for a while after it.
pytestmark = [
    pytest.mark.disruptive(last=True),
    pytest.mark.slow,
    pytest.mark.requires("use-up"),
]

DOCUMENTED = 253


@pytest.mark.requirement("limitations/node-count")
def test_nodes(nodes_given: Full, evidence: Evidence) -> None:
    """So many nodes get a pod network, whether or not they are still there; one more does not."""
    full = nodes_given
    room = full.given + len(full.forgotten)
    evidence.record("nodes with a pod network", full.given, unit="nodes")
    evidence.record("pod networks of nodes that have gone", list(full.forgotten))
    evidence.record("what the next one was told", full.refusal)
    instead = f"By default our setup uses a cluster network that allows {room} nodes."
    with limitation(evidence, instead=instead):
        assert room == DOCUMENTED, (
            f"{room} nodes have used up the pod networks, {DOCUMENTED} are documented;"
            f" the next one was told: {full.refusal}"
        )


@pytest.mark.requirement("limitations/addresses-per-node")
def test_addresses(addresses_given: Full, agents: tuple[Host, ...], evidence: Evidence) -> None:
    """So many pods have an address on an agent, and one more is refused."""
    full, agent = addresses_given, agents[0].name
    evidence.record("pod addresses", full.given, unit="addresses", host=agent)
    evidence.record("what the next pod was told", full.refusal, host=agent)
    instead = f"By default {full.given} pods can run on a node."
    with limitation(evidence, instead=instead):
        assert full.given == DOCUMENTED, (
            f"{full.given} pods have an address on {agent}, {DOCUMENTED} are documented;"
            f" the next one was told: {full.refusal}"
        )
