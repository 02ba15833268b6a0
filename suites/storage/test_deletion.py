"""What becomes of a volume's data when its claim is deleted."""

from collections.abc import Callable, Mapping

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.shells import Storage
from fixtures.cluster.volumes import Volume, VolumeType, class_of, make_class, volume_exists
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

GONE, KEPT, ARCHIVED = "gone", "kept", "archived"
#: By a class's parameters, as the provisioner's own documentation has it: onDelete comes first.
FATES: Mapping[str, tuple[dict[str, str], str]] = {
    "nothing-said": ({}, ARCHIVED),
    "archive": ({"archiveOnDelete": "true"}, ARCHIVED),
    "no-archive": ({"archiveOnDelete": "false"}, GONE),
    "delete": ({"onDelete": "delete", "archiveOnDelete": "true"}, GONE),
    "retain": ({"onDelete": "retain", "archiveOnDelete": "false"}, KEPT),
}


@pytest.fixture
def fate(
    storage: Storage, host_of: Callable[[Volume], Host], timeouts: Timeouts
) -> Callable[[str], str]:
    """Return how it is found what becomes of a note on a volume of a class."""

    def find(storage_class: str) -> str:
        claim = storage.claim("data", VolumeType.NFS, of=storage_class)
        volume = claim.wait_bound()
        host_of(volume).upload("here", f"{volume.folder}/note")
        claim.delete()
        eventually(
            lambda: volume_exists(storage.cluster, volume.name),
            equals=False,
            within=timeouts.volume,
            wanted=f"volume {volume.name} to be deleted with its claim",
        )
        return fate_of(host_of(volume), volume.folder)

    return find


def fate_of(host: Host, folder: str) -> str:
    """Return what has become of a folder with a note in it, and remove what is left of it."""
    parent, _, name = folder.rpartition("/")
    archive = f"{parent}/archived-{name}"
    places = {KEPT: folder, ARCHIVED: archive}
    found = [what for what, place in places.items() if host.run("test -s %s/note", place).succeeded]
    host.check_output("rm -rf %s %s", folder, archive)
    return " and ".join(found) or GONE


@pytest.mark.requires("deploy")  # classes are in no namespace
@pytest.mark.requirement("storage/nfs-delete")
@pytest.mark.parametrize("case", FATES)
def test_class_decides(
    case: str, fate: Callable[[str], str], storage: Storage, cluster: Cluster
) -> None:
    """The folder is removed, archived under another name, or kept, as the class says."""
    parameters, wanted = FATES[case]
    like = class_of(cluster, VolumeType.NFS)
    found = fate(make_class(cluster, storage.namespace, like, **parameters).name)
    assert found == wanted, f"the folder of a class with {parameters} is {found}, wanted {wanted}"


@pytest.mark.requirement("storage/nfs-delete")
def test_platforms_own_class(
    fate: Callable[[str], str], cluster: Cluster, evidence: Evidence
) -> None:
    """With the class that is there by default, too, it is as that one's parameters say."""
    own = class_of(cluster, VolumeType.NFS)
    found, wanted = fate(own.name), said(own.parameters)
    evidence.record("the folder of a deleted claim", found)
    assert found == wanted, f"class {own.name} says {wanted}, the folder is {found}: {own}"


def said(parameters: Mapping[str, str]) -> str:
    """Return what a class's parameters say."""
    archives = parameters.get("archiveOnDelete", "true").lower() in {"true", "1", "t"}
    by_name = {"delete": GONE, "retain": KEPT}
    return by_name.get(parameters.get("onDelete", ""), ARCHIVED if archives else GONE)
