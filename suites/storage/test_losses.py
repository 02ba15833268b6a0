"""The NFS server restarts, an agent is lost: what has been synced stays, and pods go on."""

import time
from collections.abc import Callable

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.restarted import comes_back
from fixtures.cluster.shells import Storage
from fixtures.cluster.volumes import Volume, VolumeType
from fixtures.cluster.writers import Writer, start_writing
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.restarts import restart
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

#: Lines that a writer must have synced before anything happens, and again afterwards.
SOME = 20


@pytest.fixture
def writers(storage: Storage, agents: tuple[Host, ...], timeouts: Timeouts) -> list[Writer]:
    """Have a pod on every agent write to the same NFS volume, to a file of its own each."""
    claim = storage.claim("data", VolumeType.NFS)
    pods = [storage.pod(agent.name, {"/data": claim}, node=agent.name) for agent in agents]
    for pod in pods:
        pod.wait_ready()
    made = [start_writing(pod, "log", f"/data/{pod.name}") for pod in pods]
    for writer in made:
        goes_on(writer, timeouts.volume)
    return made


def goes_on(writer: Writer, within: float, when: str = "at first") -> None:
    """Wait until a writer has synced some more lines."""
    goal = writer.synced() + SOME
    wanted = f"{when}: the pod on {writer.pod.name} to write on to its NFS volume, to line {goal}"
    eventually(writer.synced, lambda synced: synced >= goal, within=within, wanted=wanted)


def missing(text: str, synced: int) -> list[str]:
    """Return what lines are not there of those that have been synced: numbers from 1 on."""
    there = text.splitlines()
    return [line for line in map(str, range(1, synced + 1)) if line not in set(there)]


@pytest.mark.disruptive
@pytest.mark.requires("restart-host")
@pytest.mark.requirement("storage/nfs-server-restart")
def test_nfs_server_restarts(
    writers: list[Writer],
    nfs_server: Host,
    storage: Storage,
    host_of: Callable[[Volume], Host],
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """Pods that write while the NFS server restarts wait, write on, and have lost nothing."""
    began = time.monotonic()
    evidence.record(f"{nfs_server.name} away", restart(nfs_server, timeouts), unit="s")
    for writer in writers:
        goes_on(writer, timeouts.volume, f"{nfs_server.name} restarted")
    evidence.record("until all pods wrote on", time.monotonic() - began, unit="s")
    volume = storage.existing_claim("data").volume()
    for writer in writers:
        writer.stop()
        failed, synced = writer.failed(), writer.synced()
        evidence.record(f"lines synced by the pod on {writer.pod.name}", synced, unit="lines")
        assert not failed, f"on {writer.pod.name}, while {nfs_server.name} restarted: {failed}"
        file = f"{volume.folder}/{writer.pod.name}"
        lost = missing(host_of(volume).check_output("cat %s", file), synced)
        assert not lost, f"{nfs_server.name}:{file} lacks {len(lost)} synced lines: {lost[:9]}"


@pytest.mark.disruptive
@pytest.mark.requires("restart-host")
@pytest.mark.requirement("storage/nfs-follows-pod")
def test_agent_is_lost(
    writers: list[Writer],
    agents: tuple[Host, ...],
    cluster: Cluster,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """When an agent is lost with a pod that writes, a pod elsewhere has all that was synced."""
    if len(agents) == 1:
        pytest.skip("there is no other agent")
    lost, other = writers[-1], writers[0].pod
    synced = lost.synced()
    with comes_back(cluster, agents[-1].name):
        restart(agents[-1], timeouts)
        text = other.run(f"cat {lost.file}")
        added = other.attempt(f"echo more >>{lost.file} && tail -n 1 {lost.file}")
    evidence.record("lines synced before, and found after", [synced, len(text.splitlines())])
    gone = missing(text, synced)
    assert not gone, f"{agents[-1].name} was lost; {other.name} lacks its lines {gone[:9]}"
    assert added.output == "more", f"on {other.name}, in the lost pod's file: {added.output}"
