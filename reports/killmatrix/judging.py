"""From outcomes to judgements: pure functions, and all there is to decide."""

import math
from collections.abc import Iterable, Mapping, Sequence

from reports.killmatrix.model import Cell, Colour, Fault, Judgement, section_of
from reports.model import Case, Outcome

_UNDECIDED = {Outcome.ERROR, Outcome.NOT_RUN}
_FINE = {Outcome.PASSED, Outcome.DEVIATION}

Cases = Mapping[str, Sequence[Case]]


def colour(outcomes: Iterable[Outcome]) -> Colour:
    """Return what the outcomes of a requirement's cases come to."""
    seen = set(outcomes)
    if Outcome.FAILED in seen:
        return Colour.RED
    if seen & _UNDECIDED:
        return Colour.UNCLEAR
    return Colour.GREEN if seen & _FINE else Colour.ABSENT


def colours(cases: Cases) -> dict[str, Colour]:
    """Return the colour of every requirement."""
    return {slug: colour(case.outcome for case in cases[slug]) for slug in sorted(cases)}


def longest(cases: Cases) -> dict[str, float]:
    """Return the seconds that the longest case of every requirement took; no end to slow ones."""
    return {slug: max(map(_seconds, cases[slug])) for slug in cases}


def _seconds(case: Case) -> float:
    return math.inf if case.slow else case.duration


def judge(before: Colour, after: Colour, *, predicted: bool, explained: bool) -> Judgement:
    """Return what a requirement's colours without and with a fault say about its tests."""
    if before is not Colour.GREEN:
        return Judgement.INCONCLUSIVE
    if predicted:
        return _PREDICTED.get(after, Judgement.INCONCLUSIVE)
    if after is Colour.GREEN:
        return Judgement.UNTURNED
    if after is Colour.ABSENT:
        return Judgement.INCONCLUSIVE
    if explained:
        return Judgement.EXPLAINED
    return Judgement.COLLATERAL if after is Colour.RED else Judgement.INCONCLUSIVE


_PREDICTED = {Colour.RED: Judgement.KILLED, Colour.GREEN: Judgement.SURVIVED}


def cells(fault: Fault, baseline: Mapping[str, Colour], cases: Cases) -> tuple[Cell, ...]:
    """Judge every requirement that is predicted to turn, or has tests in the fault's sections."""
    testable = {slug for slug, seen in baseline.items() if seen is not Colour.ABSENT}
    concerned = {slug for slug in testable if section_of(slug) in fault.sections}
    return tuple(
        _cell(fault, slug, baseline.get(slug, Colour.ABSENT), cases.get(slug, ()))
        for slug in sorted(concerned | fault.expects)
    )


def _cell(fault: Fault, slug: str, before: Colour, cases: Sequence[Case]) -> Cell:
    after, why = colour(case.outcome for case in cases), fault.explanation(slug)
    predicted = slug in fault.expects
    judgement = judge(before, after, predicted=predicted, explained=why is not None)
    told = why if judgement is Judgement.EXPLAINED else None
    message = _message(before, cases)
    return Cell(requirement=slug, judgement=judgement, message=message, explanation=told or "")


def _message(before: Colour, cases: Sequence[Case]) -> str:
    """Return the words of the case that decided."""
    if before is not Colour.GREEN:
        return f"it was {before} without the fault"
    order = [Outcome.FAILED, Outcome.ERROR, Outcome.NOT_RUN]
    telling = sorted(
        (case for case in cases if case.outcome in order),
        key=lambda case: order.index(case.outcome),
    )
    return f"{telling[0].test}: {telling[0].reason}" if telling else ""
