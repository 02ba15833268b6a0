"""Which virtual machine is on which network."""

from ipaddress import IPv4Network, ip_address

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.network import addresses
from fixtures.platforms.platform import Platform


@pytest.mark.requirement("reference-architecture/agents-have-no-public-address")
def test_agent_addresses(
    each_agent: Host, cluster: Cluster, platform: Platform, evidence: Evidence
) -> None:
    """An agent has addresses on the SRV network and in its own pod network only."""
    pods = cluster.nodes()[each_agent.name].pod_network or IPv4Network(0)
    found = addresses(each_agent)
    evidence.record("addresses", found, host=each_agent.name)
    srv = platform.topology.srv
    public = {address for address in found if address not in srv and address not in pods}
    assert not public, f"{each_agent.name} has addresses of other networks: {public}"
    assert each_agent.srv in found, f"{each_agent.name} lacks its own address: {found}"


@pytest.mark.requirement("reference-architecture/agents-have-no-public-address")
def test_control_webgateway_has_public_addresses(webgateway: Host, platform: Platform) -> None:
    """The same look at the webgateway does show public addresses."""
    public = {address for address in addresses(webgateway) if address in platform.topology.fe}
    wanted = set(map(ip_address, webgateway.spec.fe))
    assert public == wanted, f"public addresses of {webgateway.name}: {public}, not {wanted}"
