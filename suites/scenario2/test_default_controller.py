"""The ingress controller that nobody has to install."""

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.evidence import Evidence
from fixtures.publishing.scenario2 import CONTROLLER, CONTROLLERS_NAMESPACE, PORTS


@pytest.mark.requirement("scenario2/traefik-by-default")
def test_traefik(cluster: Cluster, evidence: Evidence) -> None:
    """Traefik runs in kube-system, behind a service of type LoadBalancer with ports 80 and 443."""
    pods = cluster.pods(CONTROLLERS_NAMESPACE, f"app.kubernetes.io/name={CONTROLLER}")
    evidence.record("pods", [f"{pod.name} ready: {pod.ready}" for pod in pods])
    assert any(pod.ready for pod in pods), f"no pod of {CONTROLLER} is ready: {list(pods)}"
    path = f"/api/v1/namespaces/{CONTROLLERS_NAMESPACE}/services/{CONTROLLER}"
    spec = cluster.api.get(path)["spec"]
    ports = {port["port"] for port in spec["ports"]}
    evidence.record("service", {"type": spec["type"], "ports": sorted(ports)})
    assert spec["type"] == "LoadBalancer", f"service {CONTROLLER} is of type {spec['type']}"
    assert ports >= set(PORTS.values()), f"service {CONTROLLER} has ports {ports}"
