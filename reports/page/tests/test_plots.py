from math import inf

import pytest

from reports.model import Case, Kind, Observation, Outcome, Result, Value, Verdict
from reports.page.plots import Step, plot
from reports.tests import samples
from reports.tests.projects import ROOT


def result(*cases: dict[str, Value], unit: str = "s") -> Result:
    return Result(
        slug="scenario1/follows-scale-up",
        section="scenario1",
        statement="followed",
        kind=Kind.CLAIM,
        verdict=Verdict.VERIFIED,
        cases=tuple(
            Case(
                test="t",
                outcome=Outcome.PASSED,
                duration=1,
                evidence=tuple(Observation(what=w, value=v, unit=unit) for w, v in seen.items()),
            )
            for seen in cases
        ),
    )


def test_a_step_has_the_figures_of_all_cases() -> None:
    drawn = plot(
        result({"since the order: DNS answer": 2.0, "gap": 0}, {"since the order: DNS answer": 4.0})
    )

    assert drawn is not None
    assert drawn.longest == 4
    assert drawn.steps == (
        Step("since the order", "DNS answer", (2.0, 4.0), None),
        Step("", "gap", (0.0,), None),
    )
    assert drawn.percent(drawn.steps[0].median) == "75.00"


def test_the_baseline_is_on_the_same_axis() -> None:
    drawn = plot(result({"gap": 1.0}), result({"gap": 5.0, "other": 9.0}))

    assert drawn is not None
    assert drawn.steps == (Step("", "gap", (1.0,), 5.0),)
    assert drawn.longest == 5


@pytest.mark.parametrize("value", ["2 s", None, True, -1.0, inf])
def test_what_is_no_time_is_left_out(value: Value) -> None:
    assert plot(result({"gap": value})) is None


def test_other_units_are_left_out() -> None:
    assert plot(result({"requests sent": 3.0}, unit="requests")) is None


def test_all_at_once_needs_no_axis() -> None:
    drawn = plot(result({"gap": 0.0}))

    assert drawn is not None
    assert drawn.percent(0.0) == "0"


def test_made_up_steps_are_those_that_runs_record() -> None:
    source = (ROOT / "fixtures/publishing/following.py").read_text()
    for what in samples.STEPS:
        for part in what.split(": "):
            assert f'"{part}"' in source, f"fixtures/publishing/following.py records no {part!r}"


def test_what_runs_record_is_drawn_in_its_order() -> None:
    drawn = plot(result(dict(samples.STEPS)))

    assert drawn is not None
    assert {step.group for step in drawn.steps} == {"since the order", ""}
    assert [step.name for step in drawn.steps][:2] == ["all pods ready", "endpoints in the API"]
