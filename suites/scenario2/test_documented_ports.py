"""The documentation's example to the letter: public ports 443 and 80."""

import pytest

from fixtures.evidence import Evidence
from fixtures.publishing.ingresses import Entrance, Ingress

pytestmark = [pytest.mark.requires("configure"), pytest.mark.disruptive]


@pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(scheme, marks=pytest.mark.requirement(f"scenario2/end-to-end-{scheme}"))
        for scheme in ("https", "http")
    ],
)
def test_end_to_end(
    scheme: str, ingress: Ingress, documented_entrance: Entrance, evidence: Evidence
) -> None:
    """A request to the public port is answered by the application behind the ingress."""
    result = documented_entrance.get(scheme, ingress.host)
    evidence.record(f"answer at {documented_entrance.address}", str(result))
    pods = ingress.application.workload.pod_names()
    assert result.who in pods, f"{result}, at {documented_entrance.address}; pods: {set(pods)}"
