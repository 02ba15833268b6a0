"""Kubeconfigs for use elsewhere: what is in them, what they are good for, how they end."""

from collections.abc import Callable
from functools import partial

import pytest

from fixtures.clients.client import at_the_same_moment
from fixtures.clients.tools import run_tool
from fixtures.cluster import accounts
from fixtures.cluster.api import ApiError, KubernetesApi
from fixtures.cluster.cluster import Cluster
from fixtures.cluster.kubeconfigs import CERTIFICATES, Kubeconfig, claims
from fixtures.errors import ControlFailedError
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually

#: The documented command, in a folder of its own, and what is in that folder afterwards.
DOCUMENTED = """\
set -e
cd "$(mktemp --directory)"
kubernetes-make-kubeconfig > $USER-$HOST.kubeconfig
cat -- *.kubeconfig
rm -r "$PWD"
"""
#: What a kubeconfig may name in place of having it inside.
FILES = {"certificate-authority", "client-certificate", "client-key", "tokenFile"}
SYSTEM_SECRETS = "/api/v1/namespaces/kube-system/secrets"
REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
ODD_NAMES = ["Upper", "under_score", "with space", "-dash", "dot.", "../up", "a/b", "$(id)", "ü"]


@pytest.mark.requirement("interaction/make-kubeconfig")
def test_documented_command(operator: Host, evidence: Evidence) -> None:
    """The documented command leaves a complete kubeconfig in the current folder."""
    done = operator.run("bash -c %s", DOCUMENTED)
    evidence.record("seconds to make it", done.seconds, unit="s", host=operator.name)
    assert done.succeeded, f"{accounts.COMMAND} on {operator.name}: {done.stderr.strip()}"
    missing = Kubeconfig.read(done.stdout).missing()
    assert not missing, f"the written file has no {', '.join(missing)}"


@pytest.mark.requirement("interaction/make-kubeconfig")
def test_only_a_kubeconfig_is_printed(operator: Host, account: str, cluster: Cluster) -> None:
    """Standard output is a kubeconfig and nothing else, for an account of the given name."""
    done = accounts.make(operator, account)
    assert done.succeeded, f"{done.command} on {operator.name}: {done.stderr.strip()}"
    made = Kubeconfig.read(done.stdout)
    missing = made.missing()
    assert not missing, f"what is printed has no {', '.join(missing)}: it begins {done.stdout[:60]}"
    assert accounts.exists(cluster, account), f"there is no service account {account}"
    files = [key for key in (*made.cluster, *made.user) if key in FILES]
    assert not files, f"it refers to files, which are not there elsewhere: {files}"


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.requirement("interaction/make-kubeconfig")
def test_odd_names(name: str, operator: Host, cluster: Cluster, evidence: Evidence) -> None:
    """A name that no account can have is refused, and nothing is printed that could be used."""
    done = accounts.make(operator, name)
    evidence.output(f"for the name {name!r}", done)
    assert not done.succeeded, f"{name!r} is taken for a name: {done.stdout[:200]}"
    assert not Kubeconfig.read(done.stdout).user, f"{name!r} is refused, and a kubeconfig printed"
    assert done.stderr.strip(), f"{name!r} is refused without a word"
    assert not accounts.exists(cluster, name), f"there is an account {name!r}"


@pytest.mark.parametrize("elsewhere", ["vm01", "webgateway"])
@pytest.mark.requirement("interaction/kubeconfig-works-outside")
def test_other_machine(
    elsewhere: str,
    kubeconfig: Kubeconfig,
    cluster: Cluster,
    evidence: Evidence,
    request: pytest.FixtureRequest,
) -> None:
    """A generated kubeconfig, carried to another machine, works there."""
    host: Host = request.getfixturevalue(elsewhere)
    done = run_tool(host, kubeconfig.text)
    evidence.output(f"seen from {host.name}", done)
    server = kubeconfig.cluster.get("server")
    assert done.succeeded, f"from {host.name}, server {server}: {done.complaint}"
    wanted = set(cluster.nodes())
    assert set(done.stdout.split()) == wanted, f"sees {done.stdout.split()}, wanted {wanted}"


@pytest.mark.requirement("interaction/kubeconfig-is-unlimited")
def test_unlimited(bearer: KubernetesApi, evidence: Evidence) -> None:
    """Whoever has a generated kubeconfig may do anything with anything, anywhere."""
    for what in (
        {"resourceAttributes": {"verb": "*", "group": "*", "resource": "*"}},
        {"nonResourceAttributes": {"verb": "*", "path": "*"}},
    ):
        told = bearer.create(REVIEWS, {"spec": what})["status"]
        evidence.record(str(what), str(told))
        assert told["allowed"], f"the API does not allow {what}: {told.get('reason', 'no reason')}"


@pytest.mark.requirement("interaction/kubeconfig-is-unlimited")
def test_acts_everywhere(bearer: KubernetesApi, cluster: Cluster, namespace: str) -> None:
    """Its bearer reads the secrets of the system and changes what belongs to others."""
    label = {"metadata": {"labels": {"touched": "yes"}}}
    for what, act in {
        "reads secrets of kube-system": partial(bearer.get, SYSTEM_SECRETS),
        "labels a namespace": partial(bearer.patch, f"/api/v1/namespaces/{namespace}", label),
    }.items():
        refusal = refused(act)
        assert not refusal, f"the bearer {what}: {refusal}"
    seen = cluster.api.get(f"/api/v1/namespaces/{namespace}")["metadata"]["labels"]
    assert seen.get("touched") == "yes", f"the label is not there: {seen}"


def refused(act: Callable[[], object]) -> str:
    """Return in which words the API refuses something, empty if it does not."""
    try:
        act()
    except ApiError as error:
        return error.message
    return ""


@pytest.mark.requirement("interaction/kubeconfig-has-token")
def test_token(kubeconfig: Kubeconfig, cluster: Cluster, evidence: Evidence) -> None:
    """It holds a service account's token, which the API takes, and no client certificate."""
    evidence.record("credentials in it", list(kubeconfig.user))
    certificates = [name for name in CERTIFICATES if name in kubeconfig.user]
    assert not certificates, f"it holds {certificates}"
    assert kubeconfig.token, f"it holds no token but {list(kubeconfig.user)}"
    bearer = str(claims(kubeconfig.token).get("sub"))
    assert bearer.startswith("system:serviceaccount:"), f"the token is {bearer}'s"
    assert accounts.accepts(cluster, kubeconfig.token), "the API does not take the token"


@pytest.mark.requirement("interaction/kubeconfig-has-token")
def test_twice(operator: Host, account: str, cluster: Cluster) -> None:
    """Made once more for the same user, even at the same time, both kubeconfigs work."""
    first = accounts.made(operator, account)
    again = at_the_same_moment(
        lambda: accounts.make(operator, account), lambda: accounts.make(operator, account)
    )
    failed = [done.stderr.strip() for done in again if not done.succeeded]
    assert not failed, f"{accounts.COMMAND} once more: {failed}"
    tokens = [first.token, *(Kubeconfig.read(done.stdout).token for done in again)]
    taken = [accounts.accepts(cluster, token) for token in tokens]
    assert all(taken), f"which of three tokens, the oldest first, the API takes: {taken}"
    bindings = accounts.bindings(cluster, account)
    assert len(bindings) == 1, f"{account} has {len(bindings)} bindings: {bindings}"


@pytest.mark.requirement("interaction/kubeconfig-has-token")
def test_two_users(operator: Host, account: str, cluster: Cluster) -> None:
    """Two users who make one at the same time get each their own, and both work."""
    names = [f"{account}-{one}" for one in ("a", "b")]
    both = at_the_same_moment(*(partial(accounts.make, operator, name) for name in names))
    failed = [done.stderr.strip() for done in both if not done.succeeded]
    assert not failed, f"{accounts.COMMAND} for two at once: {failed}"
    tokens = [Kubeconfig.read(done.stdout).token for done in both]
    bearers = [str(claims(token).get("sub")).rpartition(":")[2] for token in tokens]
    assert bearers == names, f"the tokens are those of {bearers}, wanted {names}"
    taken = [accounts.accepts(cluster, token) for token in tokens]
    assert all(taken), f"whether the API takes them: {dict(zip(names, taken, strict=True))}"


@pytest.mark.requirement("interaction/kubeconfig-has-token")
def test_revoked(
    operator: Host, account: str, cluster: Cluster, timeouts: Timeouts, evidence: Evidence
) -> None:
    """A token whose secret is deleted is refused from then on."""
    token = accounts.made(operator, account).token
    if not accounts.accepts(cluster, token):
        raise ControlFailedError("the API does not even take the token that is new")
    secrets = accounts.revoke(cluster, account)
    evidence.record("deleted", secrets)
    eventually(
        lambda: accounts.accepts(cluster, token),
        equals=False,
        within=timeouts.revocation,
        wanted=f"the token of {account} to be refused, {secrets} deleted",
    )
