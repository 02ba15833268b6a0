"""Which k3s runs where."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.edition import series
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host


@pytest.mark.requirement("versions/k3s-series")
def test_installed_series(server: Host, documented_series: str, evidence: Evidence) -> None:
    """The k3s that is installed on the server is of the documented series."""
    result = server.run("k3s --version")
    evidence.output("version", result)
    version = result.stdout.split()[2]
    assert series(version) == documented_series, (
        f"{server.name} has k3s {version}, not {documented_series}"
    )


@pytest.mark.requirement("versions/k3s-series")
def test_running_series(cluster: Cluster, documented_series: str, evidence: Evidence) -> None:
    """The API server that answers is of the documented series."""
    version = cluster.version()
    evidence.record("version of the API server", version)
    assert series(version) == documented_series, (
        f"the API server is {version}, not {documented_series}"
    )


@pytest.mark.requirement("versions/same-series-everywhere")
def test_same_series(each_node: Host, cluster: Cluster, evidence: Evidence) -> None:
    """Every node runs the API server's series."""
    kubelet, api_server = cluster.nodes()[each_node.name].kubelet_version, cluster.version()
    evidence.record("version of the kubelet", kubelet, host=each_node.name)
    assert series(kubelet) == series(api_server), (
        f"{each_node.name} runs {kubelet}, the API server is {api_server}"
    )
