"""The five commands of the cheat sheet: each shows what it is listed for."""

import re

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import Kubeconfig
from fixtures.evidence import Evidence
from fixtures.hosts.host import CommandResult, Host

pytestmark = pytest.mark.requirement("interaction/cheat-sheet")


@pytest.fixture
def done(operator: Host, evidence: Evidence, request: pytest.FixtureRequest) -> CommandResult:
    """Run the test's command right after login."""
    result = operator.run(request.param)
    evidence.output(request.param, result)
    return result


def command(text: str) -> pytest.MarkDecorator:
    """Give a test what a command does."""
    return pytest.mark.parametrize("done", [text], indirect=True, ids=[text])


def shown(done: CommandResult) -> str:
    """Return what it prints, which must work."""
    __tracebackhide__ = True
    assert done.succeeded, f"{done.command} on {done.host}: {done.complaint}"
    return done.stdout


def file_of(operator: Host) -> Kubeconfig:
    """Return what the variable names, which must be there."""
    __tracebackhide__ = True
    read = operator.run('cat "${KUBECONFIG:?is not set}"')
    assert read.succeeded, f"the kubeconfig of {operator.login}'s login: {read.complaint}"
    return Kubeconfig.read(read.stdout)


def first_words(table: str, columns: int = 1) -> set[tuple[str, ...]]:
    """Return the first columns of a table below its head."""
    return {tuple(line.split()[:columns]) for line in table.splitlines()[1:]}


@command("kubectl config view")
def test_configuration(done: CommandResult, operator: Host) -> None:
    """`kubectl config view` shows the current configuration, and none of its secrets."""
    text, file = shown(done), file_of(operator)
    view = Kubeconfig.read(text)
    assert view.cluster.get("server") == file.cluster.get("server"), f"shows {view.cluster}"
    assert view.data.get("current-context") == file.data.get("current-context"), text
    secrets = [value for key, value in file.user.items() if key in {"token", "client-key-data"}]
    assert secrets, f"{operator.name}'s kubeconfig has neither token nor key"
    assert not any(secret in text for secret in secrets), "it shows a key or a token"


@command("kubectl get services")
def test_services(done: CommandResult, cluster: Cluster) -> None:
    """`kubectl get services` shows the services of the namespace that one is in."""
    items = cluster.api.get("/api/v1/namespaces/default/services/kubernetes")
    row = ("kubernetes", "ClusterIP", items["spec"]["clusterIP"])
    found = first_words(text := shown(done), columns=3)
    assert row in found, f"wanted {' '.join(row)} among the services, shown:\n{text}"
    everywhere = cluster.api.get("/api/v1/namespaces/kube-system/services")["items"]
    elsewhere = {item["metadata"]["name"] for item in everywhere} & {row[0] for row in found}
    assert not elsewhere, f"shows services of another namespace: {elsewhere}"


@command("kubectl get pods --all-namespaces")
def test_pods(done: CommandResult, cluster: Cluster) -> None:
    """`kubectl get pods --all-namespaces` shows every pod of every namespace."""
    found = first_words(text := shown(done), columns=2)
    system = {(pod.namespace, pod.name) for pod in cluster.pods("kube-system")}
    assert system <= found, f"it lacks {system - found}, shown:\n{text}"


@command("kubectl cluster-info")
def test_cluster_info(done: CommandResult, operator: Host) -> None:
    """`kubectl cluster-info` shows where the control plane and the cluster's DNS are."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown(done))
    where = dict(re.findall(r"^(.+) is running at (https://\S+)$", plain, re.MULTILINE))
    server = file_of(operator).cluster.get("server")
    assert where.get("Kubernetes control plane") == server, f"wanted {server}, shown:\n{plain}"
    assert "CoreDNS" in where, f"the cluster's DNS is not shown:\n{plain}"


@command("kubectl get nodes")
def test_nodes(done: CommandResult, cluster: Cluster) -> None:
    """`kubectl get nodes` shows all nodes and their state."""
    text = shown(done)
    states = {True: "Ready", False: "NotReady"}
    wanted = {(name, states[node.ready]) for name, node in cluster.nodes().items()}
    # Of one that is cordoned, that is told as well, after a comma.
    found = {(name, state.partition(",")[0]) for name, state in first_words(text, 2)}
    assert found == wanted, f"nodes are {sorted(wanted)}, shown:\n{text}"
