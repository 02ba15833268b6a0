"""The tools that are there right after login to the server."""

import json
from pathlib import Path

import pytest

from fixtures.clients.tools import run_tool
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import Kubeconfig
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.timeouts import Timeouts

#: A chart with one object; it goes with the login.
CHART = """\
set -e
chart=$(mktemp --directory)
trap 'rm -rf "$chart"' EXIT
mkdir "$chart/templates"
printf 'apiVersion: v2\\nname: mine\\nversion: 1.0.0\\n' >"$chart/Chart.yaml"
cat >"$chart/templates/made.yaml"
helm install mine "$chart" --namespace %s
"""
TEMPLATE = b"""\
apiVersion: v1
kind: ConfigMap
metadata: {name: made}
data: {release: "{{ .Release.Name }}"}
"""
#: A pod that says something and ends, and what it has said.
POD = """\
kubectl run once --image=%s --restart=Never --namespace=%s --command -- echo hello >/dev/null &&
kubectl wait pod/once --for=jsonpath={.status.phase}=Succeeded --timeout=30s --namespace=%s &&
kubectl logs once --namespace=%s
"""


@pytest.mark.requirement("interaction/kubectl-on-server")
def test_kubectl(operator: Host, cluster: Cluster, evidence: Evidence) -> None:
    """With kubectl one finds the cluster right after login and is as new as its server."""
    told = operator.run("kubectl version --output=json")
    evidence.output("kubectl version", told)
    assert told.succeeded, f"kubectl on {operator.name}: {told.complaint}"
    versions = json.loads(told.stdout)
    assert versions["serverVersion"]["gitVersion"] == cluster.version(), told.stdout
    client, served = (versions[f"{side}Version"]["minor"] for side in ("client", "server"))
    assert client == served, f"kubectl is of series 1.{client}, the server of 1.{served}"


@pytest.mark.requirement("interaction/kubectl-on-server")
def test_kubectl_runs_a_pod(
    operator: Host,
    namespace: str,
    application_image: str,
    timeouts: Timeouts,
    evidence: Evidence,
) -> None:
    """With kubectl one starts a pod and shows what it prints, with nothing set up before."""
    shown = operator.run(POD, application_image, *[namespace] * 3, timeout=timeouts.workload_ready)
    evidence.output("kubectl run, wait, logs", shown)
    assert shown.succeeded, f"kubectl on {operator.name}: {shown.stderr.strip()}"
    assert shown.stdout.splitlines()[-1] == "hello", f"the pod has said: {shown.stdout}"


@pytest.mark.requirement("interaction/helm-on-server")
def test_helm_lists(operator: Host, cluster: Cluster, evidence: Evidence) -> None:
    """The command shows the releases that the cluster has, right after login."""
    told = operator.run("helm list --all-namespaces --output=json")
    evidence.output("helm list", told)
    assert told.succeeded, f"helm on {operator.name}: {told.complaint}"
    shown = {release["name"] for release in json.loads(told.stdout)}
    query = {"labelSelector": "owner=helm,status=deployed"}
    stored = cluster.api.get("/api/v1/namespaces/kube-system/secrets", query)["items"]
    wanted = {secret["metadata"]["labels"]["name"] for secret in stored}
    assert wanted, "the cluster has no release that helm could show"
    assert wanted <= shown, f"helm shows {shown}, kube-system has {wanted}"


@pytest.mark.requirement("interaction/helm-on-server")
def test_helm_installs(
    operator: Host, cluster: Cluster, namespace: str, evidence: Evidence
) -> None:
    """One installs a chart of the user's own and takes it away again."""
    installed = operator.run(CHART, namespace, stdin=TEMPLATE)
    evidence.output("helm install", installed)
    assert installed.succeeded, f"helm install on {operator.name}: {installed.complaint}"
    path = f"/api/v1/namespaces/{namespace}/configmaps"
    assert cluster.api.get(f"{path}/made")["data"] == {"release": "mine"}
    removed = operator.run("helm uninstall mine --namespace %s", namespace)
    assert removed.succeeded, f"helm uninstall: {removed.stderr.strip()}"
    left = [item["metadata"]["name"] for item in cluster.api.get(path)["items"]]
    assert "made" not in left, f"after helm uninstall, {namespace} still has {left}"


@pytest.mark.requirement("interaction/kubeconfig-variable")
def test_variable(operator: Host, evidence: Evidence) -> None:
    """`KUBECONFIG` names a file that is complete and that the user can read."""
    path = operator.run("printenv KUBECONFIG").stdout.strip()
    evidence.record("KUBECONFIG", path, host=operator.name)
    assert path, f"KUBECONFIG is not set after login as {operator.login} on {operator.name}"
    assert Path(path).is_absolute(), f"KUBECONFIG is {path}, which depends on where one is"
    read = operator.run("cat %s", path)
    assert read.succeeded, f"{operator.login} cannot read it: {read.stderr.strip()}"
    missing = Kubeconfig.read(read.stdout).missing()
    assert not missing, f"{path} on {operator.name} has no {', '.join(missing)}"


@pytest.mark.requirement("interaction/kubeconfig-variable")
def test_own_tool(operator: Host, cluster: Cluster, evidence: Evidence) -> None:
    """A tool that a user brings, and that reads the variable, sees the cluster."""
    done = run_tool(operator)
    evidence.output("what the tool printed", done)
    assert done.succeeded, f"a tool that reads KUBECONFIG on {operator.name}: {done.complaint}"
    wanted = set(cluster.nodes())
    assert set(done.stdout.split()) == wanted, f"it sees {done.stdout.split()}, wanted {wanted}"
