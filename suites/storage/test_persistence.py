"""What has been written stays: for the next pod, where it was, or on another agent."""

from collections.abc import Callable

import pytest

from fixtures.cluster.volumes import Volume, VolumeType
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.nouns.volumes import LARGE, Moved, OnAgents
from fixtures.timeouts import Timeouts
from fixtures.waiting import ExpectationError, eventually


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.requirement(f"storage/{kind}-persists"), id=kind)
        for kind in VolumeType
    ],
)
def test_next_pod_finds_all(
    kind: VolumeType, moved: Callable[[VolumeType], Moved], evidence: Evidence
) -> None:
    """A file and 64 MiB that a pod has written are there, whole, for the pod after it."""
    volume = moved(kind)
    volume.second.wait_ready(ExpectationError)
    note = volume.second.attempt("cat /data/note")
    checksum = volume.second.attempt("sha256sum </data/large")
    evidence.record(f"{LARGE} bytes", checksum.output)
    where = f"{kind} volume, from the second pod on {volume.second.node()}"
    assert note.output == volume.text, f"{where}: {note.output!r}, wanted {volume.text!r}"
    assert checksum.output == volume.checksum, f"{where}: the large file has changed: {checksum}"


@pytest.mark.requirement("storage/nfs-follows-pod")
def test_nfs_is_there_on_another_agent(
    moved: Callable[[VolumeType], Moved], agents: tuple[Host, ...]
) -> None:
    """A pod's NFS volume is there, with its data, when the pod is started on another agent."""
    volume = moved(VolumeType.NFS)
    volume.second.wait_ready(ExpectationError)
    node = volume.second.node()
    found = volume.second.attempt("cat /data/note")
    assert found.output == volume.text, f"written on {volume.first_node}, on {node}: {found}"
    if len(agents) > 1:
        assert node != volume.first_node, f"both pods ran on {node}: the cluster has not moved it"


@pytest.mark.requirement("storage/local-stays-on-node")
def test_local_ties_pod_to_agent(
    moved: Callable[[VolumeType], Moved], host_of: Callable[[Volume], Host], evidence: Evidence
) -> None:
    """The next pod runs where the first one did, though it may run anywhere; there the data is."""
    local = moved(VolumeType.LOCAL)
    local.second.wait_ready(ExpectationError)
    volume, node = local.volume, local.second.node()
    tied = volume.node or "no agent"
    assert tied == local.first_node, f"on {local.first_node}, {volume.folder} is tied to {tied}"
    assert node == local.first_node, f"the data is on {local.first_node}, the pod ran on {node}"
    note = host_of(volume).run("cat %s/note", volume.folder)
    evidence.output(f"{volume.folder}/note", note)
    assert note.stdout.strip() == local.text, f"on {node}, {volume.folder}/note: {note}"


@pytest.mark.requirement("storage/local-stays-on-node")
def test_local_is_refused_elsewhere(
    moved: Callable[[VolumeType], Moved],
    on_agents: OnAgents,
    agents: tuple[Host, ...],
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """A pod that may run on another agent only gets no node, though others do run there."""
    if len(agents) == 1:
        pytest.skip("there is no other agent")
    local, other = moved(VolumeType.LOCAL), agents[-1].name
    on_agents.pod(other).wait_ready()
    claim = local.storage.existing_claim("data")
    pod = local.storage.pod("elsewhere", {"/data": claim}, node=other)
    noted = eventually(
        lambda: " ".join(pod.noted()), bool, within=timeouts.workload_ready, wanted="an event"
    )
    evidence.record("noted about the pod", noted)
    volume = f"a volume of {local.first_node}"
    assert "FailedScheduling" in noted, f"a pod with {volume}, for {other} only: {noted}"
    assert not pod.node(), f"a pod with {volume} runs on {pod.node()}"
