"""Both types of volumes are there from the beginning, and are what pods expect of a disk."""

from collections.abc import Callable

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.shells import Storage
from fixtures.cluster.volumes import Volume, VolumeType, classes
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.waiting import ExpectationError

#: A user and a group that nobody else has.
USER, GROUP = 12345, 23456

each_type = pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.requirement(f"storage/{kind}-exists"), id=kind)
        for kind in VolumeType
    ],
)


@each_type
def test_pod_gets_volume(
    kind: VolumeType, cluster: Cluster, storage: Storage, evidence: Evidence
) -> None:
    """There is a class of the type, and with nothing but a claim of it a pod can write."""
    all_found = classes(cluster, kind)
    assert all_found, f"no storage class has a provisioner like {kind.provisioner.pattern}"
    found = all_found[0]
    evidence.record(f"{kind} class", f"{found.name} {dict(found.parameters)}")
    claim = storage.claim("data", kind, of=found.name, size="96Mi")
    pod = storage.pod("user", {"/data": claim})
    pod.wait_ready(ExpectationError)
    written = pod.attempt("echo here >/data/note && cat /data/note")
    assert written.output == "here", f"{kind} volume, from a pod on {pod.node()}: {written.output}"
    assert claim.volume().capacity == "96Mi", f"{kind} volume: {claim.volume()}, wanted 96Mi"


@each_type
def test_other_user_and_modes(
    kind: VolumeType, storage: Storage, host_of: Callable[[Volume], Host], evidence: Evidence
) -> None:
    """A pod that is not root writes as its own user, and the modes that it sets are kept."""
    claim = storage.claim("data", kind)
    pod = storage.pod("user", {"/data": claim}, identity=(USER, GROUP))
    pod.wait_ready()
    written = pod.attempt("cd /data && echo >private && chmod 0600 private && mkdir -m 2750 box")
    assert written.succeeded, f"{kind} volume, as user {USER}: {written.output}"
    groups = pod.attempt("id -G").output.split()
    assert str(GROUP) in groups, f"pod with fsGroup {GROUP}: it is in the groups {groups}"
    volume = claim.volume()
    listed = host_of(volume).check_output(
        "stat --format='%%n %%u %%a' %s/private %s/box", volume.folder, volume.folder
    )
    found = [line.rpartition("/")[2] for line in listed.splitlines()]
    evidence.record("owners and modes", found, host=host_of(volume).name)
    wanted = [f"private {USER} 600", f"box {USER} 2750"]
    assert found == wanted, f"{kind} volume on {host_of(volume).name}: {found}, wanted {wanted}"
