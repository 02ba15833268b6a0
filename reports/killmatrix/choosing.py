"""Which faults are tried, and which of them at the same time."""

from collections.abc import Sequence
from fnmatch import fnmatch

from reports.killmatrix.model import Fault


def selected(faults: Sequence[Fault], patterns: Sequence[str]) -> tuple[Fault, ...]:
    """Return the faults whose name, or a requirement they should turn, matches; all without."""
    return tuple(
        fault
        for fault in faults
        if not patterns
        or any(fnmatch(w, p) for p in patterns for w in (fault.name, *fault.expects))
    )


def grouped(faults: Sequence[Fault], size: int) -> list[tuple[Fault, ...]]:
    """Return the faults in groups of at most ``size`` that can be told apart, first come first.

    What they are about are different sections, so each is judged by tests of its own. One that is
    known to disturb more than that is alone: with it, others would wait in vain as well.
    """
    groups: list[list[Fault]] = []
    for fault in faults:
        fitting = (group for group in groups if len(group) < size and _fits(fault, group))
        group = next(fitting, None)
        if group is None:
            groups.append([fault])
        else:
            group.append(fault)
    return [tuple(group) for group in groups]


def _fits(fault: Fault, group: Sequence[Fault]) -> bool:
    return not any(_meet(fault, other) for other in group)


def _meet(fault: Fault, other: Fault) -> bool:
    """Tell whether one of them could be taken for the other, or be in its way."""
    if _is_loud(fault) or _is_loud(other):
        return True
    shared = set(fault.sections) & set(other.sections)
    return bool(shared or set(fault.touches) & set(other.touches))


def _is_loud(fault: Fault) -> bool:
    return fault.isolated or bool(fault.collateral)
