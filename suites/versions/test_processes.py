"""What runs as a process of its own, and what does not.

A part of Kubernetes is told by the port that it listens on, and asked whose process that is.
The ports are Kubernetes' own: https://kubernetes.io/docs/reference/networking/ports-and-protocols/
"""

import pytest

from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.processes import listeners, main_process, processes
from fixtures.timeouts import Timeouts
from fixtures.topology import Role
from fixtures.waiting import eventually

# The API server's secure port is k3s's front door on the server; k3s itself keeps 6444 for it.
CONTROL_PLANE = {"API server": 6444, "scheduler": 10259, "controller manager": 10257}
NODE = {"kubelet": 10250, "kube-proxy": 10256}
#: Programs that a Kubernetes made of separate parts would run.
SEPARATE = {
    *("kube-apiserver", "kube-scheduler", "kube-controller-manager", "kubelet", "kube-proxy"),
    "flanneld",
}


@pytest.mark.requirement("versions/control-plane-is-one-process")
def test_control_plane_is_one_process(server: Host, evidence: Evidence, timeouts: Timeouts) -> None:
    """API server, scheduler and controller manager run inside one `k3s server` process."""
    run_inside_k3s(CONTROL_PLANE, server, "server", evidence, timeouts)


@pytest.mark.requirement("versions/node-is-one-process")
def test_node_is_one_process(each_node: Host, evidence: Evidence, timeouts: Timeouts) -> None:
    """The kubelet and kube-proxy run inside the node's one k3s process."""
    verb = "server" if each_node.role is Role.SERVER else "agent"
    run_inside_k3s(NODE, each_node, verb, evidence, timeouts)


def run_inside_k3s(
    parts: dict[str, int], host: Host, verb: str, evidence: Evidence, timeouts: Timeouts
) -> None:
    """Assert that every part's port belongs to the unit's main process and to no other.

    For an instant a child that k3s is about to turn into another program shares its sockets, so
    a second look may be needed.
    """
    k3s = main_process(host, "k3s")
    assert f"k3s {verb}" in k3s.command, f"{host.name}: unit k3s runs {k3s.command!r}"
    owners = eventually(
        lambda: {part: listeners(host).get(port, frozenset()) for part, port in parts.items()},
        equals=dict.fromkeys(parts, frozenset({k3s.pid})),
        within=timeouts.request,
        wanted=f"{host.name}: {', '.join(parts)} listen in process {k3s.pid} (k3s {verb}) alone",
    )
    evidence.record("processes by part", owners, host=host.name)


@pytest.mark.requirement("versions/node-is-one-process")
def test_nothing_runs_separately(each_node: Host) -> None:
    """No part of Kubernetes, flannel included, is a program of its own."""
    # The kernel cuts a program's name after 15 characters.
    names = {process.name for process in processes(each_node)}
    separate = {name for name in SEPARATE if name[:15] in names}
    assert not separate, f"{each_node.name}: run as programs of their own: {sorted(separate)}"


@pytest.mark.requirement("versions/node-is-one-process")
def test_containerd_is_a_child(each_node: Host) -> None:
    """There is one containerd on a node, and k3s is its parent."""
    k3s = main_process(each_node, "k3s")
    parents = [process.parent for process in processes(each_node) if process.name == "containerd"]
    assert parents == [k3s.pid], (
        f"{each_node.name}: parents of containerd are {parents}, not k3s's process {k3s.pid} alone"
    )
