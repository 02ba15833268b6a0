"""Which faults are tried, which of them at the same time, and whose tests are asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial

from reports.killmatrix.model import Fault, section_of


def selected(faults: Sequence[Fault], patterns: Sequence[str]) -> tuple[Fault, ...]:
    """Return the faults whose name, or a requirement they should turn, matches; all without."""
    return tuple(
        fault
        for fault in faults
        if not patterns
        or any(fnmatch(w, p) for p in patterns for w in (fault.name, *fault.expects))
    )


@dataclass(frozen=True)
class Audience:
    """Which requirements' tests are run for a fault: those that are predicted, and some others.

    ``others`` is how many seconds a test may take, without a fault, to be run for faults that are
    not predicted to turn it: 0 leaves all of these out. What a fault says may turn as well is run
    where ``explained`` is wished: neither outcome would be against the prediction.
    """

    others: float
    explained: bool = False

    def sections(self, faults: Iterable[Fault]) -> list[str]:
        """Return the sections whose tests are run for any of them."""
        told = (one.sections if self.explained else one.concerned for one in faults)
        return sorted({section for sections in told for section in sections})

    def of(self, fault: Fault, seconds: Mapping[str, float]) -> set[str]:
        """Return the requirements; ``seconds`` is what the tests of each took without a fault."""
        sections = self.sections([fault])
        quick = {
            slug
            for slug, took in seconds.items()
            if section_of(slug) in sections and took <= self.others
        }
        told = set() if self.explained else {s for s in quick if fault.explanation(s) is not None}
        return quick - told | fault.expects | fault.near


def grouped(faults: Sequence[Fault], size: int) -> list[tuple[Fault, ...]]:
    """Return the faults in groups of at most ``size`` that can be told apart.

    What they may turn are different requirements, so each is judged by tests of its own. Those
    that have to do with most sections come first: they fit least. Those of the same sections are
    put together: the tests that nothing is predicted of are run once for all of them. Apart from
    that the predicted failures are spread: each of them waits for long.
    """
    groups: list[list[Fault]] = []
    for fault in sorted(faults, key=lambda fault: -len(fault.sections)):
        fitting = [group for group in groups if len(group) < size and _fits(fault, group)]
        if fitting:
            min(fitting, key=partial(_added, fault)).append(fault)
        else:
            groups.append([fault])
    return [tuple(group) for group in groups]


def _added(fault: Fault, group: Iterable[Fault]) -> tuple[int, int]:
    """Return how many sections a fault would add to a group, and how many failures are there."""
    there = {section for other in group for section in other.concerned}
    return len(fault.concerned - there), sum(len(other.expects) for other in group)


def _fits(fault: Fault, group: Sequence[Fault]) -> bool:
    return not any(_meet(fault, other) for other in group)


def _meet(fault: Fault, other: Fault) -> bool:
    """Tell whether one of them could be taken for the other, or be in its way."""
    if fault.isolated or other.isolated:
        return True
    shared = any(map(fault.tells_of, other.told)) or any(map(other.tells_of, fault.told))
    return shared or bool(set(fault.touches) & set(other.touches))
