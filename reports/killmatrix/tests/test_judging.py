"""Every combination that a judgement is made from."""

import math

import pytest

from reports.killmatrix.judging import cells, colour, colours, judge, longest
from reports.killmatrix.model import Colour, Fault, Judgement
from reports.model import Case, Outcome

ABSENT, GREEN, RED, UNCLEAR = Colour.ABSENT, Colour.GREEN, Colour.RED, Colour.UNCLEAR


def fault(**values: object) -> Fault:
    told = {
        "name": "broken",
        "what": "It is broken.",
        "place": "agent",
        "harmless": False,
        "isolated": False,
        "touches": [],
        "sections": ["a"],
        "expects": ["a/one"],
        "collateral": {},
        "near": [],
        "on": None,
    }
    return Fault.model_validate(told | values)


def case(outcome: Outcome, reason: str = "") -> Case:
    return Case(test="test_x", outcome=outcome, duration=1.0, reason=reason)


def test_a_requirement_takes_as_long_as_its_longest_case_and_without_end_if_one_is_slow() -> None:
    quick = case(Outcome.PASSED)
    longer, slow = (quick.model_copy(update=it) for it in ({"duration": 4.0}, {"slow": True}))
    seconds = longest({"a/one": [quick, longer], "a/two": [slow, longer]})
    assert seconds == {"a/one": 4.0, "a/two": math.inf}


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ([], ABSENT),
        ([Outcome.NOT_TESTABLE], ABSENT),
        ([Outcome.PASSED], GREEN),
        ([Outcome.DEVIATION], GREEN),
        ([Outcome.PASSED, Outcome.NOT_TESTABLE], GREEN),
        ([Outcome.PASSED, Outcome.ERROR], UNCLEAR),
        ([Outcome.PASSED, Outcome.NOT_RUN], UNCLEAR),
        ([Outcome.ERROR, Outcome.FAILED], RED),
        ([Outcome.PASSED, Outcome.FAILED], RED),
    ],
)
def test_a_requirement_is_as_its_worst_case_that_decides(
    outcomes: list[Outcome], wanted: Colour
) -> None:
    assert colour(outcomes) is wanted


@pytest.mark.parametrize("explained", [True, False])
@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (RED, Judgement.KILLED),
        (GREEN, Judgement.SURVIVED),
        (UNCLEAR, Judgement.INCONCLUSIVE),
        (ABSENT, Judgement.INCONCLUSIVE),
    ],
)
def test_what_is_predicted(after: Colour, wanted: Judgement, *, explained: bool) -> None:
    assert judge(GREEN, after, predicted=True, explained=explained) is wanted


@pytest.mark.parametrize(
    ("after", "explained", "wanted"),
    [
        (GREEN, False, Judgement.UNTURNED),
        (GREEN, True, Judgement.UNTURNED),
        (RED, False, Judgement.COLLATERAL),
        (RED, True, Judgement.EXPLAINED),
        (UNCLEAR, False, Judgement.INCONCLUSIVE),
        (UNCLEAR, True, Judgement.EXPLAINED),
        (ABSENT, False, Judgement.INCONCLUSIVE),
        (ABSENT, True, Judgement.INCONCLUSIVE),
    ],
)
def test_what_is_not_predicted(after: Colour, explained: bool, wanted: Judgement) -> None:
    assert judge(GREEN, after, predicted=False, explained=explained) is wanted


@pytest.mark.parametrize("before", [RED, UNCLEAR, ABSENT])
@pytest.mark.parametrize("after", list(Colour))
@pytest.mark.parametrize("predicted", [True, False])
@pytest.mark.parametrize("explained", [True, False])
def test_nothing_is_said_of_what_was_not_green_before(
    before: Colour, after: Colour, predicted: bool, explained: bool
) -> None:
    judged = judge(before, after, predicted=predicted, explained=explained)
    assert judged is Judgement.INCONCLUSIVE


def test_a_fault_is_about_its_sections_and_what_it_expects() -> None:
    baseline = {"a/one": GREEN, "a/two": GREEN, "b/three": GREEN}
    broken = {
        "a/one": [case(Outcome.PASSED), case(Outcome.FAILED, "nobody answers")],
        "a/two": [case(Outcome.PASSED)],
    }
    found = cells(fault(), baseline, broken)
    assert [(cell.requirement, cell.judgement) for cell in found] == [
        ("a/one", Judgement.KILLED),
        ("a/two", Judgement.UNTURNED),
    ]
    assert found[0].message == "test_x: nobody answers"


def test_the_message_is_that_of_the_case_that_decided() -> None:
    broken = {"a/one": [case(Outcome.ERROR, "no set-up"), case(Outcome.FAILED, "nobody answers")]}
    (cell,) = cells(fault(), {"a/one": GREEN}, broken)
    assert cell.message == "test_x: nobody answers"


def test_what_was_not_green_before_says_so() -> None:
    (cell,) = cells(fault(), {"a/one": RED}, {"a/one": [case(Outcome.FAILED)]})
    assert (cell.judgement, cell.message) == (
        Judgement.INCONCLUSIVE,
        "it was red without the fault",
    )


@pytest.mark.parametrize("key", ["a/two", "a/*"])
def test_collateral_is_explained_by_name_or_section(key: str) -> None:
    broken = {"a/one": [case(Outcome.FAILED)], "a/two": [case(Outcome.FAILED)]}
    found = cells(fault(collateral={key: "because"}), dict.fromkeys(broken, GREEN), broken)
    assert found[1].judgement is Judgement.EXPLAINED
    assert found[1].explanation == "because"


def test_a_harmless_change_that_turns_something_is_collateral() -> None:
    harmless = fault(harmless=True, expects=[], near=["a/one"])
    (cell,) = cells(harmless, {"a/one": GREEN}, {"a/one": [case(Outcome.FAILED)]})
    assert cell.judgement is Judgement.COLLATERAL


def test_a_run_without_results_decides_nothing() -> None:
    found = cells(fault(), {"a/one": GREEN, "a/two": GREEN}, {})
    assert {cell.judgement for cell in found} == {Judgement.INCONCLUSIVE}


def test_colours_of_a_run() -> None:
    assert colours({"a/one": [case(Outcome.PASSED)], "a/two": []}) == {
        "a/one": GREEN,
        "a/two": ABSENT,
    }
