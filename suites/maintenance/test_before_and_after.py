"""What is there before an upgrade, and must be there after it: see ``--phase``."""

from contextlib import suppress

import pytest

from fixtures.clients.answers import Answer
from fixtures.clients.client import HostClient
from fixtures.clients.traffic import failures
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.inventory import inventory
from fixtures.errors import WaitTimeoutError
from fixtures.hosts.host import Host
from fixtures.nouns.traffic import Ways
from fixtures.publishing.kept import NAMESPACE, Kept
from fixtures.run.phases import Memory
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

pytestmark = [pytest.mark.phase("before", "after"), pytest.mark.requires("configure")]

SERVED = "served"
#: The fingerprint of the authority that k3s itself names to whoever wants to join.
AUTHORITY = (
    "curl --silent --show-error --fail --insecure https://server:6443/cacerts"
    " | openssl x509 -noout -fingerprint -sha256"
)


@pytest.mark.requirement("maintenance/ways-outlive-upgrade")
def test_ways(kept_ways: Ways, memory: Memory, timeouts: Timeouts) -> None:
    """Every way that leads into the cluster before an upgrade does so after it."""
    with suppress(WaitTimeoutError):  # what is not served is told by name
        eventually(
            lambda: failures(kept_ways, timeouts),
            equals={},
            within=timeouts.rotation,
            failure=WaitTimeoutError,
        )
    failing = failures(kept_ways, timeouts)
    memory.compare("ways", {way.name: failing.get(way.name, SERVED) for _, way in kept_ways})
    assert memory.before is not None or not failing, f"not served before the upgrade: {failing}"


@pytest.mark.requirement("maintenance/volumes-outlive-upgrade")
def test_volumes(kept: Kept, memory: Memory) -> None:
    """The data in volumes of every type are the same after an upgrade, to the byte."""
    memory.compare("files in volumes", kept.checksums())


@pytest.mark.requirement("maintenance/objects-outlive-upgrade")
def test_objects(kept: Kept, memory: Memory) -> None:
    """All objects of users and of the platform are there after an upgrade."""
    memory.compare("objects", inventory(kept.cluster, NAMESPACE))


@pytest.mark.requirement("maintenance/certificates-outlive-upgrade")
def test_certificates(kept: Kept, from_internet: HostClient, memory: Memory) -> None:
    """The cluster's authority is the same after an upgrade, and public certificates are trusted."""
    authority = kept.client.host.check_output(AUTHORITY)
    result = from_internet.get(f"https://{kept.host}/hostname")
    trusted = "trusted" if isinstance(result, Answer) else str(result)
    memory.compare("certificates", {"the cluster's authority": authority, kept.host: trusted})


@pytest.mark.requirement("maintenance/upgrade-is-told")
def test_versions(
    cluster: Cluster, webgateway: Host, kubernetes_hosts: tuple[Host, ...], memory: Memory
) -> None:
    """Versions are noted before an upgrade; after it, what has changed is told."""
    nodes = cluster.nodes()
    told = {f"k3s on {host.name}": nodes[host.name].kubelet_version for host in kubernetes_hosts}
    told["HAProxy"] = webgateway.check_output("haproxy -v | head -n 1")
    told["nginx"] = webgateway.check_output("nginx -v 2>&1")
    memory.tell("versions", {"the API server": cluster.version(), **told})
