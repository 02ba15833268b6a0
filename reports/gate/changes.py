"""Changes of the stand-in as upgrades make them, for rehearsals: what they are and whom they harm.

An upgrade brings another configuration, another value of a chart, or it loses something.
"""

from dataclasses import dataclass

_KEPT = (
    "$(kubectl get namespaces --output name | sed -n 's,^namespace/\\(upgrade-[0-9a-f]*\\)$,\\1,p')"
)
_TRAEFIK = "kubectl --namespace kube-system"
_SAVED = "/run/rehearsal.json"
_PATCH = f"{_TRAEFIK} patch helmchartconfig traefik --type merge --patch"
_HIDDEN = '{"spec":{"valuesContent":"ports: {websecure: {expose: false}}"}}'
_PORTS = f"{_TRAEFIK} get service traefik --output 'jsonpath={{.spec.ports[*].port}}'"
_DATA = "mkdir -p /var/lib/k3s/storage; find /var/lib/k3s/storage -path '*_upgrade-*' -name data"


@dataclass(frozen=True)
class Change:
    """A change on hosts, by scripts, and how it is undone; ``harms`` is the requirement it breaks.

    ``told`` is what a failure must name. A harmless change has neither.
    """

    name: str
    hosts: tuple[str, ...]
    make: str
    undo: str
    harms: str = ""
    told: str = ""


#: The last one cannot be undone: what is lost is lost.
CHANGES = (
    Change(
        "HAProxy has another configuration, with a frontend more",
        ("webgateway",),
        "printf 'listen upgraded\\n    bind 127.0.0.1:19998\\n' >/etc/local/haproxy/upgraded.cfg;"
        " fc-manage switch",
        "rm -f /etc/local/haproxy/upgraded.cfg; fc-manage switch",
    ),
    Change(
        "traefik's chart has another value: HTTPS is not exposed",
        ("server",),
        f"{_TRAEFIK} get helmchartconfig traefik --output 'jsonpath={{.spec}}' >{_SAVED};"
        f" {_PATCH} '{_HIDDEN}';"
        f" while {_PORTS} | grep --quiet --word-regexp 443; do sleep 1; done",
        f'[ ! -e {_SAVED} ] || {_PATCH} "{{\\"spec\\":$(cat {_SAVED})}}";'
        f" until {_PORTS} | grep --quiet --word-regexp 443; do sleep 1; done;"
        f" rm -f {_SAVED}",
        "maintenance/ways-outlive-upgrade",
        "scenario 2, HTTP",
    ),
    Change(
        "volumes on agents' disks are put back, but empty",
        ("agent1", "agent2"),
        f"{_DATA} -exec cp --preserve {{}} {{}}.saved \\; -exec truncate --size=0 {{}} \\;",
        f"{_DATA}.saved | while read -r file; do mv $file ${{file%.saved}}; done",
        "maintenance/volumes-outlive-upgrade",
        "local-path/data",
    ),
    Change(
        "an object is lost",
        ("server",),
        f"kubectl --namespace {_KEPT} delete configmap note",
        "",
        "maintenance/objects-outlive-upgrade",
        "/note",
    ),
)
