"""Object storage, which the documentation recommends beside volumes."""

import secrets

import pytest

from fixtures.cluster.shells import Storage
from fixtures.evidence import Evidence
from fixtures.platforms.platform import Platform
from fixtures.s3 import round_trip


@pytest.mark.requires("s3")
@pytest.mark.requirement("storage/s3")
def test_pod_keeps_an_object(storage: Storage, platform: Platform, evidence: Evidence) -> None:
    """A pod puts an object into a bucket, and gets it again as it was."""
    endpoint, text = platform.s3, secrets.token_hex(16)
    assert endpoint is not None  # that is what the capability says
    pod = storage.pod("user", {})
    pod.wait_ready()
    evidence.record("endpoint", f"{endpoint.url}, bucket {endpoint.bucket}")
    found = round_trip(pod.run, endpoint, f"k3s-acceptance-{secrets.token_hex(8)}", text)
    assert found == text, f"{endpoint.url}, bucket {endpoint.bucket}: got {found!r}, put {text!r}"
