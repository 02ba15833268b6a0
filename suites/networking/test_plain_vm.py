"""Virtual machines without a Kubernetes role: reached by nodes, and outside of the overlay."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from fixtures.clients.answers import Refusal, Result
from fixtures.clients.client import HostClient, at_the_same_moment
from fixtures.cluster.services import Service
from fixtures.cluster.workloads import Workload
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.services import HostService
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually


@pytest.mark.requires("start-service")
@pytest.mark.requirement("networking/node-reaches-vm")
def test_nodes_reach_vm_by_name(
    each_node: Host,
    vm_service: HostService,
    sent_from: Callable[[Host], HostClient],
    evidence: Evidence,
) -> None:
    """A Kubernetes VM reaches a service on a plain VM by the VM's name."""
    name = vm_service.host.name
    result = sent_from(each_node).get(vm_service.url(name))
    evidence.record("request", str(result), host=each_node.name)
    assert result.who == name, f"from {each_node.name}: {result}"


@pytest.mark.requirement("networking/vm-cannot-reach-overlay")
def test_vm_reaches_no_pod(outside: "Outside", everywhere: Workload) -> None:
    """A plain VM reaches no pod, while the webgateway reaches each of them."""
    outside.cannot_reach([everywhere.url(pod) for pod in everywhere.pods()], everywhere)


@pytest.mark.requirement("networking/vm-cannot-reach-overlay")
def test_vm_reaches_no_cluster_address(
    outside: "Outside", everywhere: Workload, everywhere_service: Service
) -> None:
    """A plain VM reaches no cluster address, while the webgateway does."""
    address = f"{everywhere_service.address}:{everywhere_service.port}"
    outside.cannot_reach([f"http://{address}/hostname"], everywhere)


@dataclass(frozen=True)
class Outside:
    """A VM outside of the overlay and a host inside that is asked the same at the same moment."""

    vm: HostClient
    control: HostClient
    timeouts: Timeouts
    evidence: Evidence

    def cannot_reach(self, urls: list[str], application: Workload) -> None:
        """Assert that the VM gets no answer from any of them, and the control one from all."""
        self._wait_for_control(urls, application)
        refused, control = at_the_same_moment(
            lambda: self._ask(self.vm, urls), lambda: self._ask(self.control, urls)
        )
        names = application.pod_names()
        dead = [str(result) for result in control if result.who not in names]
        if dead:
            raise ControlFailedError(f"even {self.control.host.name} gets no answer: {dead}")
        answered = [str(result) for result in refused if not isinstance(result, Refusal)]
        assert not answered, f"{self.vm.host.name} is outside of the overlay and reached {answered}"

    def _wait_for_control(self, urls: list[str], application: Workload) -> None:
        """Wait until the control's kube-proxy knows what has just been made."""
        control = self.control.patient(self.timeouts.attempt)
        eventually(
            lambda: {result.who for result in control.get_all(urls)} <= application.pod_names(),
            equals=True,
            within=self.timeouts.service_known,
            wanted=f"control: from {control.host.name}, pods answer {', '.join(urls)}",
            failure=ControlFailedError,
        )

    def _ask(self, client: HostClient, urls: list[str]) -> tuple[Result, ...]:
        results = client.get_all(urls)
        self.evidence.record("requests into the overlay", list(results), host=client.host.name)
        return results


@pytest.fixture
def outside(
    vm01: Host,
    webgateway: Host,
    sent_from: Callable[[Host], HostClient],
    timeouts: Timeouts,
    evidence: Evidence,
) -> Outside:
    """Return the plain VM, with the webgateway as the control."""
    vm = sent_from(vm01).patient(timeouts.refusal)
    return Outside(vm, sent_from(webgateway), timeouts, evidence)
