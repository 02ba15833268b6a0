"""What an outcome, and what a verdict, follows from: functions of their arguments alone."""

from collections.abc import Iterable

from reports.model import Kind, Outcome, Verdict

#: How the message of a skip begins that says what the platform lacks.
NOT_TESTABLE = "not testable here:"
_IF_NONE_FAILED = {
    Outcome.DEVIATION: Verdict.DEVIATION,
    Outcome.PASSED: Verdict.VERIFIED,
    Outcome.NOT_TESTABLE: Verdict.NOT_TESTABLE,
}
_UNDECIDED = {Outcome.ERROR, Outcome.NOT_RUN}
#: Outcomes of a case's phases, the one that counts first.
_WORST_FIRST = (
    Outcome.FAILED,
    Outcome.ERROR,
    Outcome.DEVIATION,
    Outcome.NOT_TESTABLE,
    Outcome.PASSED,
)


def outcome_of_failure(phase: str, *, asserted: bool) -> Outcome:
    """Return what a failed phase means: only an assertion in the test itself speaks of the claim.

    An assertion while setting up or cleaning up says that the test could not look, as every other
    exception does.
    """
    return Outcome.FAILED if phase == "call" and asserted else Outcome.ERROR


def outcome_of_skip(reason: str) -> Outcome:
    """Return what a skip means: one that does not say what is lacking has decided nothing."""
    return Outcome.NOT_TESTABLE if reason.startswith(NOT_TESTABLE) else Outcome.ERROR


def outcome_of_phases(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of a case from those of its phases."""
    seen = set(outcomes)
    return next((outcome for outcome in _WORST_FIRST if outcome in seen), Outcome.NOT_RUN)


def verdict(kind: Kind, outcomes: Iterable[Outcome]) -> Verdict:
    """Return the verdict on a requirement from the outcomes of its cases.

    The test of a limitation asserts that the limitation is still there. Whether it has been lifted
    can only be said if everything else worked, its positive control above all.
    """
    seen = set(outcomes)
    if not seen:
        return Verdict.UNTESTED
    if Outcome.FAILED in seen and kind is not Kind.LIMITATION:
        return Verdict.FAILED
    if seen & _UNDECIDED:
        return Verdict.INCONCLUSIVE
    if Outcome.FAILED in seen:
        return Verdict.LIFTED
    reached = next(_IF_NONE_FAILED[outcome] for outcome in _IF_NONE_FAILED if outcome in seen)
    holds = kind is Kind.LIMITATION and reached is Verdict.VERIFIED
    return Verdict.HOLDS if holds else reached
