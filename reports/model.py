"""What a run found out, as data: the content of ``report.json``.

Everything that draws, compares or counts starts from here, and from nothing else. The shape is
published as a JSON schema; ``SCHEMA`` is raised with every change that an older reader would
misunderstand.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

#: Version of the shape.
SCHEMA = 1

Value = str | float | bool | list[str] | None


class Kind(StrEnum):
    """What sort of statement a requirement is."""

    CLAIM = "claim"
    LIMITATION = "limitation"
    ADVICE = "advice"
    EXTRA = "extra"


class Verdict(StrEnum):
    """What a run says about a requirement, worst first."""

    FAILED = "failed"
    LIFTED = "limitation lifted"
    INCONCLUSIVE = "inconclusive"
    DEVIATION = "known deviation"
    UNTESTED = "untested"
    NOT_TESTABLE = "not testable here"
    HOLDS = "limitation holds"
    VERIFIED = "verified"


class Outcome(StrEnum):
    """How a case ended."""

    PASSED = "passed"
    FAILED = "failed"  # an assertion said so
    ERROR = "error"  # set-up, a control, or an exception that is no assertion
    DEVIATION = "known deviation"  # an assertion, in the words of suites/deviations.toml
    NOT_TESTABLE = "not testable here"
    NOT_RUN = "not run"  # the run ended before it


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cell(_Model):
    """A place in a table that is drawn of many observations: what is documented there.

    ``right`` tells whether what was seen is as documented; None where nothing is.
    """

    table: str
    row: str
    column: str
    documented: str
    right: bool | None


class Observation(_Model):
    """One thing seen; ``at`` is UTC, ISO 8601. A figure has a unit."""

    what: str
    value: Value = None
    unit: str | None = None
    host: str | None = None
    command: str | None = None
    cell: Cell | None = None
    at: str | None = None


class Diagnostic(_Model):
    """Text taken when a case failed, before anything was cleaned up."""

    heading: str
    text: str


class Case(_Model):
    """A test with its parameters. ``duration`` is all of its phases, in seconds.

    One that is marked ``slow`` may have been quick: another one has waited for what they share.
    """

    test: str
    outcome: Outcome
    duration: float = Field(ge=0)
    slow: bool = False
    claim: str = ""  # the test's docstring
    reason: str = ""  # why it did not pass
    evidence: tuple[Observation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Result(_Model):
    """A requirement of the catalogue, and what its cases came to."""

    slug: str
    section: str
    statement: str
    kind: Kind
    verdict: Verdict
    reason: str = ""
    cases: tuple[Case, ...] = ()

    @property
    def duration(self) -> float:
        """Seconds that its cases took."""
        return sum(case.duration for case in self.cases)


class Environment(_Model):
    """What was tested, and with what. ``versions`` are of the platform's components."""

    target: str
    edition: str
    versions: dict[str, str] = {}
    commit: str = ""
    command: str = ""


class Report(_Model):
    """A run. ``started`` is UTC, ISO 8601; ``duration`` in seconds.

    ``complete`` is false when the run was broken off: what is not decided then has the verdict
    inconclusive.
    """

    schema_version: int = SCHEMA
    complete: bool
    started: str
    duration: float = Field(ge=0)
    environment: Environment
    results: tuple[Result, ...]
