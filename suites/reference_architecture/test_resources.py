"""What the documentation advises each virtual machine to have at the least."""

import pytest

from fixtures.evidence import Evidence
from fixtures.hosts.resources import resources
from fixtures.platforms.platform import Platform
from fixtures.topology import Role

pytestmark = pytest.mark.requires("resources")

#: Of a machine's memory, the part that its kernel counts at the least.
COUNTED = 0.93


def advised(role: Role, name: str, processors: int, memory: int, disk: int) -> object:
    """Return a case: processors, and GiB of memory and disk, for the hosts of a role."""
    slug = f"reference-architecture/{name}-resources"
    mark = pytest.mark.requirement(slug)
    return pytest.param(role, processors, memory, disk, marks=mark, id=name)


@pytest.mark.parametrize(
    ("role", "processors", "memory", "disk"),
    [
        advised(Role.WEBGATEWAY, "frontend", processors=1, memory=4, disk=30),
        advised(Role.SERVER, "server", processors=2, memory=8, disk=30),
        advised(Role.AGENT, "agent", processors=4, memory=8, disk=30),
        advised(Role.NFS, "nfs", processors=1, memory=8, disk=50),
    ],
)
def test_resources(
    role: Role, processors: int, memory: int, disk: int, platform: Platform, evidence: Evidence
) -> None:
    """Every host of the role has the processors, the memory and the disk that are advised."""
    for host in platform.hosts(role):
        has = resources(host)
        evidence.record("resources", str(has), host=host.name)
        assert has.processors >= processors, f"{host.name}: {has.processors} CPU, not {processors}"
        least = memory * COUNTED
        assert has.memory >= least, f"{host.name}: {has.memory:.1f} GiB of memory, not {memory}"
        assert has.disk >= disk, f"{host.name}: {has.disk:.1f} GiB of disk, not {disk}"
