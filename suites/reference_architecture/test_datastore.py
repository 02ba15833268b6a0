"""Where the control plane keeps its state."""

import secrets
import time

import pytest

from fixtures.cluster.cluster import Cluster
from fixtures.cluster.datastore import (
    objects,
    put_note,
    read_note,
    restart_database,
    stored,
    stored_keys,
)
from fixtures.evidence import Evidence
from fixtures.hosts.host import Host
from fixtures.hosts.processes import is_up, main_process
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually


@pytest.mark.requirement("reference-architecture/postgresql-datastore")
def test_object_is_in_the_database(
    server: Host, cluster: Cluster, namespace: str, evidence: Evidence
) -> None:
    """An object created through the API, with its content, is found in PostgreSQL."""
    text = secrets.token_hex(16)
    key = put_note(cluster, namespace, "note", text)
    row = stored(server, key)
    evidence.record(f"row {key}", row, host=server.name)
    assert text in row, f"table kine on {server.name} has no row {key} with that content"


@pytest.mark.requirement("reference-architecture/postgresql-datastore")
def test_all_objects_are_in_the_database(
    server: Host, cluster: Cluster, evidence: Evidence
) -> None:
    """All nodes, namespaces, services and what else the API tells of have rows in PostgreSQL."""
    told, kept = objects(cluster), stored_keys(server)
    evidence.record("objects told by the API", float(len(told)), host=server.name)
    evidence.record("keys in the database", float(len(kept)), host=server.name)
    missing = sorted(told.keys() - kept)
    still = [key for key in missing if key in objects(cluster)]  # not deleted meanwhile
    assert not still, f"the API tells of objects that PostgreSQL on {server.name} lacks: {still}"


@pytest.mark.disruptive
@pytest.mark.requires("restart-service")
@pytest.mark.requirement("reference-architecture/postgresql-datastore")
def test_api_survives_database_restart(
    server: Host, cluster: Cluster, namespace: str, timeouts: Timeouts, evidence: Evidence
) -> None:
    """After a restart of the database the API works again by itself and has lost nothing."""
    put_note(cluster, namespace, "before", "kept")
    before = objects(cluster)
    k3s, began = main_process(server, "k3s").pid, time.monotonic()
    restart_database(server)
    again = f"k3s on {server.name} to run, or to be started again"
    eventually(lambda: is_up(server, "k3s"), equals=True, within=timeouts.obstacle, wanted=again)
    eventually(cluster.answers, equals=True, within=timeouts.api_recovery, times=10)
    evidence.record("API works again", time.monotonic() - began, unit="s", host=server.name)
    evidence.record("k3s went on", main_process(server, "k3s").pid == k3s, host=server.name)
    lost = sorted(before.items() - objects(cluster).items())
    assert not lost, f"after the restart of PostgreSQL on {server.name} the API lacks {lost}"
    assert read_note(cluster, namespace, "before") == "kept"
    put_note(cluster, namespace, "after", "new")
    assert read_note(cluster, namespace, "after") == "new"
