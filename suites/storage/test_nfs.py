"""Volumes on the NFS server: made by nobody's hand, apart from one another, for all agents."""

import secrets
import time
from collections.abc import Callable

import pytest

from fixtures.cluster.shells import Storage
from fixtures.cluster.volumes import Volume, VolumeType
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.nouns.volumes import OnAgents
from fixtures.waiting import ExpectationError


@pytest.mark.requirement("storage/nfs-automatic")
def test_claim_is_served(
    storage: Storage, host_of: Callable[[Volume], Host], evidence: Evidence
) -> None:
    """A claim, and nothing else, gets a volume that did not exist, and a folder for it."""
    began = time.monotonic()
    volume = storage.claim("data", VolumeType.NFS).wait_bound(ExpectationError)
    evidence.record("from claim to bound", time.monotonic() - began, unit="s")
    evidence.record("folder", volume.folder, host=host_of(volume).name)
    made_by = VolumeType.NFS.provisioner.fullmatch(volume.made_by)
    assert made_by, f"the claim's volume was there before, or made by {volume.made_by!r}: {volume}"
    folder = host_of(volume).inspect.file(volume.folder)
    assert folder.is_directory, f"{host_of(volume).name} has no folder {volume.folder}"


@pytest.mark.requirement("storage/nfs-separate-directories")
def test_folders_of_their_own(storage: Storage, host_of: Callable[[Volume], Host]) -> None:
    """Each volume has a folder of its own side by side with others', named after its claim."""
    claims = [storage.claim(name, VolumeType.NFS) for name in ("one", "two")]
    one, two = (claim.wait_bound() for claim in claims)
    host, parent = host_of(one), one.folder.rpartition("/")[0]
    assert one.folder != two.folder, f"on {host.name} both volumes are in {one.folder}"
    assert two.folder.startswith(f"{parent}/"), f"{two.folder} is not below {parent}"
    for claim, volume in zip(claims, (one, two), strict=True):
        wanted = f"{parent}/{storage.namespace}-{claim.name}-{volume.name}"
        assert volume.folder == wanted, f"claim {claim.name} is in {volume.folder}, not {wanted}"


@pytest.mark.requirement("storage/nfs-separate-directories")
@pytest.mark.parametrize("way", ["direct", "upwards", "symlink"])
def test_other_volume_is_not_seen(
    way: str,
    on_agents: OnAgents,
    agents: tuple[Host, ...],
    storage: Storage,
    host_of: Callable[[Volume], Host],
) -> None:
    """A pod sees no file of another volume: by name, by going upwards, or by a symbolic link."""
    other = storage.claim("other", VolumeType.NFS).wait_bound()
    secret = secrets.token_hex(8)
    host = host_of(other)
    host.upload(secret, f"{other.folder}/secret")
    pod, mine = on_agents.pod(agents[0].name), on_agents.claim(VolumeType.NFS, "").wait_bound()
    relative = f"../{other.folder.rpartition('/')[2]}/secret"
    if host.check_output("cat %s/%s", mine.folder, relative) != secret:
        raise ControlFailedError(f"on {host.name} itself, {relative} is not beside {mine.folder}")
    link = f"/nfs/link-{secrets.token_hex(8)}"
    pod.wait_ready()
    commands = {
        "direct": f"cat {other.folder}/secret /nfs/secret /nfs/*/secret",
        "upwards": f"cat /nfs/{relative}; cd /nfs && cat {relative}",
        "symlink": f"ln -s {relative} {link} && cat {link}; ls {link}",
    }
    seen = pod.attempt(commands[way])
    assert secret not in seen.output, f"in a pod with {mine.folder} at /nfs: {seen.output}"


@pytest.mark.requirement("storage/nfs-on-every-agent")
def test_usable_on_agent(each_agent: Host, on_agents: OnAgents) -> None:
    """A pod on the agent has the volume, reads and writes."""
    pod, name = on_agents.pod(each_agent.name), secrets.token_hex(8)
    pod.wait_ready(ExpectationError)
    written = pod.attempt(f"echo {name} >/nfs/{name} && cat /nfs/{name}")
    assert written.output == name, f"on {each_agent.name}: {written.output}"


@pytest.mark.requirement("storage/nfs-on-every-agent")
def test_pods_see_one_another(on_agents: OnAgents, agents: tuple[Host, ...]) -> None:
    """What a pod on one agent has written and closed is seen at once by pods on all others."""
    pods = [on_agents.pod(agent.name) for agent in agents]
    for pod in pods:
        pod.wait_ready(ExpectationError)
    file = f"/nfs/{secrets.token_hex(8)}"
    for number in range(20):
        writer = pods[number % len(pods)]
        writer.run(f"echo {number} >>{file}")
        wanted = "\n".join(map(str, range(number + 1)))
        seen = {pod.name: pod.attempt(f"cat {file}").output for pod in pods}
        stale = {name: text for name, text in seen.items() if text != wanted}
        assert not stale, f"after {number} was written by {writer.name}, others see {stale}"
