"""Who has access to the cluster after logging in to the server, and who has not."""

import pytest

from fixtures.clients.client import at_the_same_moment
from fixtures.cluster.accounts import COMMAND
from fixtures.cluster.cluster import Cluster
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host

#: Files with keys of the cluster's that the user can read; containers' images are not searched.
READABLE = (
    "grep -rlsE --exclude-dir=containerd 'client-key-data|PRIVATE KEY|^K10[0-9a-f]+'"
    " /etc/kubernetes /etc/rancher /var/lib/k3s"
)


@pytest.mark.requirement("interaction/sudo-srv-has-access")
def test_user_with_sudo_srv(
    operator: Host, cluster: Cluster, namespace: str, evidence: Evidence
) -> None:
    """A user with `sudo-srv` changes things in the cluster, and may do whatever there is."""
    made = operator.run("kubectl create configmap mine --from-literal=by=me -n %s", namespace)
    may = operator.run("kubectl auth can-i '*' '*' --all-namespaces")
    evidence.output("making something", made)
    evidence.output("may do everything", may)
    assert made.succeeded, f"as {operator.login} on {operator.name}: {made.stderr.strip()}"
    stored = cluster.api.get(f"/api/v1/namespaces/{namespace}/configmaps/mine")
    assert stored["data"] == {"by": "me"}, f"the API has {stored['data']}"
    assert may.stdout.strip() == "yes", f"{operator.login} may do everything: {may.stdout}"


@pytest.mark.parametrize("command", ["kubectl get nodes", "helm list", COMMAND])
@pytest.mark.requirement("interaction/others-have-no-access")
def test_user_without(command: str, guest: Host, operator: Host, evidence: Evidence) -> None:
    """A user without `sudo-srv` is told that permission is denied, and gets nothing else."""
    refused, control = at_the_same_moment(
        lambda: guest.run(command), lambda: operator.run("kubectl get nodes")
    )
    if not control.succeeded:
        raise ControlFailedError(f"not even {operator.login} has access: {control.stderr}")
    evidence.output(f"{command} as {guest.login}", refused)
    assert not refused.succeeded, f"{guest.login} may run {command}: {refused.stdout}"
    assert not refused.stdout.strip(), f"{command} is refused but prints {refused.stdout}"
    assert "permission denied" in refused.stderr.lower(), f"{command}: {refused.stderr.strip()}"


@pytest.mark.requirement("interaction/others-have-no-access")
def test_credentials_on_disk(guest: Host, operator: Host, evidence: Evidence) -> None:
    """A user without `sudo-srv` can read no file of the cluster's that holds a key."""
    control = operator.run(READABLE).stdout.split()
    if not control:
        raise ControlFailedError(f"even {operator.login} finds no kubeconfig to read")
    evidence.record("what a user with sudo-srv can read", control, host=operator.name)
    found = guest.run(READABLE).stdout.split()
    assert not found, f"{guest.login} can read {found} on {guest.name}"


@pytest.mark.requirement("interaction/others-have-no-access")
def test_no_way_by_sudo(guest: Host, evidence: Evidence) -> None:
    """A user without `sudo-srv` cannot become somebody who has access."""
    refused = guest.run("sudo --non-interactive kubectl get nodes")
    evidence.output("sudo kubectl", refused)
    assert not refused.succeeded, f"{guest.login} may use sudo: {refused.stdout}"
