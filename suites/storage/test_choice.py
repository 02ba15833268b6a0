"""By what a volume's speed is chosen: it is that of a VM's disk, measured beside it."""

import secrets
from collections.abc import Callable

import pytest

from fixtures.cluster.speed import measure
from fixtures.cluster.volumes import Volume, VolumeType
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.nouns.volumes import OnAgents

#: What has no disk below it.
IN_MEMORY = {"tmpfs", "ramfs", "devtmpfs"}
FIND_DISK = "findmnt --noheadings --output FSTYPE,SOURCE --target"


@pytest.mark.requirement("storage/class-choice")
@pytest.mark.parametrize("kind", VolumeType, ids=str)
def test_volume_is_on_the_disk_of_a_vm(
    kind: VolumeType,
    on_agents: OnAgents,
    agents: tuple[Host, ...],
    host_of: Callable[[Volume], Host],
    evidence: Evidence,
) -> None:
    """A volume's data is on a disk of the agent, or of the NFS VM: that VM's class decides."""
    pod, folder = on_agents.pod(agents[0].name), f"speed-{secrets.token_hex(4)}"
    pod.wait_ready()
    volume = on_agents.claim(kind, agents[0].name).volume()
    host = host_of(volume)
    disk = host.check_output(f"{FIND_DISK} %s", volume.folder)
    evidence.record(f"{kind} volumes are on", disk, host=host.name)
    in_pod = measure(pod.run, f"/{kind}/{folder}")
    below = measure(lambda text: host.check_output("sh -c %s", text), f"{volume.folder}/{folder}")
    for where, speed in ((f"{kind} volume", in_pod), (f"the disk of {host.name}", below)):
        for what, (figure, unit) in speed.told().items():
            evidence.record(f"{where}: {what}", figure, unit=unit)
    assert disk.split()[0] not in IN_MEMORY, f"{kind} volumes on {host.name} are on no disk: {disk}"
