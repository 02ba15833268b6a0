"""Whether the documentation still says what the suite tests."""

import pytest

from fixtures.evidence import Evidence
from fixtures.run.hookspecs import Drift


@pytest.mark.requirement("documentation/drift")
def test_statements(drift: Drift, evidence: Evidence) -> None:
    """The page makes the statements that were read when the tests were written, and no others."""
    evidence.record("statements as they were", drift.stated, unit="statements")
    evidence.record("statements that differ", drift.lines)
    assert not drift.lines, f"{len(drift.lines)} statements differ:\n" + "\n".join(drift.lines)
