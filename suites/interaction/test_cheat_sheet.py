"""The five commands of the cheat sheet: each shows what it is listed for."""

import re

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import Kubeconfig
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host

pytestmark = pytest.mark.requirement("interaction/cheat-sheet")


@pytest.fixture
def shown(operator: Host, evidence: Evidence, request: pytest.FixtureRequest) -> str:
    """Return what the test's command prints right after login."""
    done = operator.run(request.param)
    evidence.output(request.param, done)
    assert done.succeeded, f"{request.param} on {operator.name}: {done.stderr.strip()}"
    return done.stdout


def command(text: str) -> pytest.MarkDecorator:
    """Give a test what a command prints."""
    return pytest.mark.parametrize("shown", [text], indirect=True, ids=[text])


def first_words(table: str, columns: int = 1) -> set[tuple[str, ...]]:
    """Return the first columns of a table below its head."""
    return {tuple(line.split()[:columns]) for line in table.splitlines()[1:]}


@command("kubectl config view")
def test_configuration(shown: str, operator: Host) -> None:
    """`kubectl config view` shows the current configuration, and none of its secrets."""
    file = Kubeconfig.read(operator.check_output('cat "$KUBECONFIG"'))
    view = Kubeconfig.read(shown)
    assert view.cluster.get("server") == file.cluster["server"], f"shows {view.cluster}"
    assert view.data.get("current-context") == file.data["current-context"], shown
    secrets = [value for key, value in file.user.items() if key in {"token", "client-key-data"}]
    assert secrets, f"{operator.name}'s kubeconfig has neither token nor key"
    assert not any(secret in shown for secret in secrets), "it shows a key or a token"


@command("kubectl get services")
def test_services(shown: str, cluster: Cluster) -> None:
    """`kubectl get services` shows the services of the namespace that one is in."""
    items = cluster.api.get("/api/v1/namespaces/default/services/kubernetes")
    row = ("kubernetes", "ClusterIP", items["spec"]["clusterIP"])
    found = first_words(shown, columns=3)
    assert row in found, f"wanted {' '.join(row)} among the services, shown:\n{shown}"
    everywhere = cluster.api.get("/api/v1/namespaces/kube-system/services")["items"]
    elsewhere = {item["metadata"]["name"] for item in everywhere} & {row[0] for row in found}
    assert not elsewhere, f"shows services of another namespace: {elsewhere}"


@command("kubectl get pods --all-namespaces")
def test_pods(shown: str, cluster: Cluster) -> None:
    """`kubectl get pods --all-namespaces` shows every pod of every namespace."""
    found = first_words(shown, columns=2)
    system = {(pod.namespace, pod.name) for pod in cluster.pods("kube-system")}
    assert system <= found, f"it lacks {system - found}, shown:\n{shown}"


@command("kubectl cluster-info")
def test_cluster_info(shown: str, operator: Host) -> None:
    """`kubectl cluster-info` shows where the control plane and the cluster's DNS are."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    where = dict(re.findall(r"^(.+) is running at (https://\S+)$", plain, re.MULTILINE))
    server = Kubeconfig.read(operator.check_output('cat "$KUBECONFIG"')).cluster["server"]
    assert where.get("Kubernetes control plane") == server, f"wanted {server}, shown:\n{plain}"
    assert "CoreDNS" in where, f"the cluster's DNS is not shown:\n{plain}"


@command("kubectl get nodes")
def test_nodes(shown: str, cluster: Cluster) -> None:
    """`kubectl get nodes` shows all nodes and their state."""
    wanted = {(name, "Ready") for name, node in cluster.nodes().items() if node.ready}
    found = first_words(shown, columns=2)
    assert found == wanted, f"ready nodes are {sorted(wanted)}, shown:\n{shown}"
