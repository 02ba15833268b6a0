"""The server entries for pods: how many, and what is added to their line."""

import re

import pytest

from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.processes import main_process
from fixtures.publishing.frontend import Frontend

pytestmark = pytest.mark.requires("configure")

EXTRA = "maxconn 5 weight 7"


@pytest.mark.requirement("frontend-options/max-expected-pods")
@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(10, id="default"),
        pytest.param(1, marks=pytest.mark.frontend(maxExpectedPods=1), id="1"),
        pytest.param(14, marks=pytest.mark.frontend(maxExpectedPods=14), id="14"),
    ],
)
def test_number_of_entries(entries: int, shared_frontend: Frontend, evidence: Evidence) -> None:
    """There are as many server entries as maxExpectedPods says, 10 by default."""
    servers = shared_frontend.servers()
    evidence.record("HAProxy's servers", [server.name for server in servers])
    what = f"HAProxy's server entries for {shared_frontend.name}"
    assert len(servers) == entries, f"{what}: {len(servers)}, wanted {entries}"
    shared_frontend.give_time()


@pytest.mark.requirement("frontend-options/extra-pod-template-options")
def test_no_extra_options(shared_frontend: Frontend) -> None:
    """Without extraPodTemplateOptions the entries have no limit, and all the same weight."""
    found = limits_and_weights(shared_frontend)
    assert found == {(None, 1)}, f"limits and weights of {shared_frontend.name}'s servers: {found}"


@pytest.mark.requirement("frontend-options/extra-pod-template-options")
@pytest.mark.frontend(extraPodTemplateOptions=EXTRA, sslBackend=False)
def test_extra_options(shared_frontend: Frontend, webgateway: Host, evidence: Evidence) -> None:
    """The text ends the server-template line as it is, and is in force for each entry."""
    line = server_template(webgateway, shared_frontend.name)
    evidence.record("generated line", line)
    assert line.endswith(f" {EXTRA}"), f"wanted at the end {EXTRA!r}, got {line!r}"
    found = limits_and_weights(shared_frontend)
    assert found == {(5, 7)}, f"limits and weights of {shared_frontend.name}'s servers: {found}"


def limits_and_weights(frontend: Frontend) -> set[tuple[int | None, int | None]]:
    """Return what HAProxy's servers are limited to, and their weights."""
    return {(c.limit, c.weight) for c in frontend.counters().values() if c.is_server}


def server_template(host: Host, frontend: str) -> str:
    """Return the line of that kind for a frontend, in the file that HAProxy was started with."""
    command = main_process(host, "haproxy").command
    (file,) = re.findall(r"-f (\S+)", command)
    block = re.split(r"(?m)^(?=listen )", host.check_output("cat %s", file))
    lines = next(part for part in block if part.split()[:2] == ["listen", frontend])
    return next(line.strip() for line in lines.splitlines() if "server-template" in line)
