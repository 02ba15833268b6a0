"""Whom pods reach."""

from collections.abc import Callable

import pytest

from fixtures.clients.pods import PodClient
from fixtures.cluster.objects import Pod
from fixtures.cluster.workloads import Workload
from fixtures.evidence import Evidence
from fixtures.hosts.services import HostService


@pytest.mark.requirement("networking/pod-to-pod")
def test_pods_on_different_agents(
    everywhere: Workload, sent_from_pod: Callable[[Pod], PodClient], evidence: Evidence
) -> None:
    """From a pod on each agent, the pods on all agents are reached by their addresses."""
    pods = everywhere.pods()
    pairs = [(asking, asked) for asking in pods for asked in pods]
    results = {
        f"from {asking.node} to {asked.node}": sent_from_pod(asking).get(everywhere.url(asked)).who
        for asking, asked in pairs
    }
    evidence.record("who answered", results)
    wanted = {f"from {asking.node} to {asked.node}": asked.name for asking, asked in pairs}
    assert results == wanted, f"who answered, by agents: {results}, wanted {wanted}"


@pytest.mark.requires("start-service")
@pytest.mark.requirement("networking/pod-reaches-vm")
def test_pods_reach_vm_by_name(
    everywhere: Workload,
    vm_service: HostService,
    sent_from_pod: Callable[[Pod], PodClient],
    evidence: Evidence,
) -> None:
    """From a pod on each agent, a service on a plain VM is reached by the VM's name."""
    name = vm_service.host.name
    url = vm_service.url(name)
    results = {pod.node: sent_from_pod(pod).get(url) for pod in everywhere.pods()}
    evidence.record(f"requests to {url}", results)
    failed = {node: str(result) for node, result in results.items() if result.who != name}
    assert not failed, f"{url} is not answered by {name} in pods on: {failed}"
