"""What services in the cluster do for those who expose applications."""

import pytest

from fixtures.clients.client import HostClient
from fixtures.cluster.applications import Application
from fixtures.cluster.cluster import Cluster
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually


@pytest.mark.requirement("exposing/headless-gives-pod-addresses")
def test_headless_service(
    myapp: Application, from_webgateway: HostClient, cluster: Cluster, timeouts: Timeouts
) -> None:
    """The DNS answer for a headless service is the set of ready pods, also after scaling."""
    name, dns = myapp.service.dns_name, cluster.dns_address()
    for pods in (2, 4, 1):
        myapp.workload.scale(pods)
        found = eventually(
            lambda: from_webgateway.lookup(name, dns),
            equals=myapp.workload.pod_addresses,
            within=timeouts.service_known,
            wanted=f"the addresses of the {pods} ready pods for {name}",
        )
        assert found, f"{name} has no address, with {pods} pods"
