from itertools import combinations

import pytest

from reports.model import Kind, Outcome, Verdict
from reports.verdicts import outcome_of_failure, outcome_of_phases, outcome_of_skip, verdict

EVERY = [set(seen) for size in range(1, 7) for seen in combinations(Outcome, size)]
KINDS = list(Kind)
OTHERS = [kind for kind in Kind if kind is not Kind.LIMITATION]
UNDECIDED = {Outcome.ERROR, Outcome.NOT_RUN}


@pytest.mark.parametrize("kind", KINDS)
def test_no_case_is_untested(kind: Kind) -> None:
    assert verdict(kind, []) is Verdict.UNTESTED


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("seen", EVERY, ids=lambda seen: "+".join(sorted(seen)))
def test_every_combination(kind: Kind, seen: set[Outcome]) -> None:
    """The table of the verdicts, read from the top: the first line that fits."""
    reached = verdict(kind, seen)
    if Outcome.FAILED in seen:
        assert reached is Verdict.FAILED
    elif seen & UNDECIDED:
        assert reached is Verdict.INCONCLUSIVE
    elif Outcome.DEVIATION in seen:
        assert reached is Verdict.DEVIATION
    elif Outcome.PASSED in seen:
        assert reached is Verdict.VERIFIED
    else:
        assert reached is Verdict.NOT_TESTABLE


@pytest.mark.parametrize("seen", EVERY, ids=lambda seen: "+".join(sorted(seen)))
def test_every_combination_of_a_limitation(seen: set[Outcome]) -> None:
    """Whatever did not work comes first: a failed control may be why an assertion failed."""
    reached = verdict(Kind.LIMITATION, seen)
    if seen & UNDECIDED:
        assert reached is Verdict.INCONCLUSIVE
    elif Outcome.FAILED in seen:
        assert reached is Verdict.LIFTED
    elif Outcome.DEVIATION in seen:
        assert reached is Verdict.DEVIATION
    elif Outcome.PASSED in seen:
        assert reached is Verdict.HOLDS
    else:
        assert reached is Verdict.NOT_TESTABLE


@pytest.mark.parametrize(
    ("phase", "asserted", "outcome"),
    [
        ("setup", True, Outcome.ERROR),
        ("setup", False, Outcome.ERROR),
        ("call", True, Outcome.FAILED),
        ("call", False, Outcome.ERROR),
        ("teardown", True, Outcome.ERROR),
        ("teardown", False, Outcome.ERROR),
    ],
)
def test_only_an_assertion_in_the_test_is_a_failure(
    phase: str, asserted: bool, outcome: Outcome
) -> None:
    assert outcome_of_failure(phase, asserted=asserted) is outcome


def test_skip_must_say_what_is_lacking() -> None:
    assert outcome_of_skip("not testable here: no disk") is Outcome.NOT_TESTABLE
    assert outcome_of_skip("no time") is Outcome.ERROR


@pytest.mark.parametrize(
    ("phases", "outcome"),
    [
        ([], Outcome.NOT_RUN),
        ([Outcome.PASSED] * 3, Outcome.PASSED),
        ([Outcome.PASSED, Outcome.FAILED, Outcome.ERROR], Outcome.FAILED),
        ([Outcome.PASSED, Outcome.PASSED, Outcome.ERROR], Outcome.ERROR),
        ([Outcome.PASSED, Outcome.DEVIATION, Outcome.PASSED], Outcome.DEVIATION),
        ([Outcome.NOT_TESTABLE, Outcome.PASSED], Outcome.NOT_TESTABLE),
    ],
)
def test_phases(phases: list[Outcome], outcome: Outcome) -> None:
    assert outcome_of_phases(phases) is outcome
