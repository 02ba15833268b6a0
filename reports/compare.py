"""Two runs of the same target, compared by slug: what has changed between them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reports.drift import Drift, drifts
from reports.model import Report, Result, Verdict
from reports.statuses import Status

_GOOD = {Verdict.VERIFIED, Verdict.HOLDS}
_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}  # the enumeration is worst first


class Change(StrEnum):
    """What became of a requirement, most important first."""

    REGRESSED = "regressed"
    LIFTED = "lifted"
    UNDECIDED = "undecided"  # was decided, is inconclusive
    FIXED = "fixed"
    NEW = "new"
    GONE = "gone"
    UNCHANGED = "unchanged"


class ComparisonError(Exception):
    """Two reports cannot be compared; the message says why."""


@dataclass(frozen=True)
class Changed:
    """A requirement in both runs; None where it is not in one of them."""

    slug: str
    change: Change
    old: Result | None
    new: Result | None

    def __str__(self) -> str:
        old, new = (side.verdict if side else "not there" for side in (self.old, self.new))
        return f"{self.slug}: {old}" if old == new else f"{self.slug}: {old} -> {new}"


@dataclass(frozen=True)
class Comparison:
    """What changed, in the new run's order; and what takes another time than before."""

    changes: tuple[Changed, ...]
    drift: tuple[Drift, ...]

    def of(self, change: Change) -> list[Changed]:
        """Return the requirements that a kind of change happened to."""
        return [one for one in self.changes if one.change is change]


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports; raises ComparisonError if they are of different targets."""
    if old.environment.target != new.environment.target:
        raise ComparisonError(
            f"a run of {old.environment.target} and one of {new.environment.target}"
            " cannot be compared: verdicts are per target"
        )
    before = {result.slug: result for result in old.results}
    now = {result.slug: result for result in new.results}
    slugs = [*now, *(slug for slug in before if slug not in now)]
    changes = (_changed(slug, before.get(slug), now.get(slug)) for slug in slugs)
    return Comparison(tuple(changes), tuple(drifts(old, new)))


def _changed(slug: str, old: Result | None, new: Result | None) -> Changed:
    if new is None:
        return Changed(slug, Change.GONE, old, new)
    change = Change.NEW if old is None else change_of(old.verdict, new.verdict)
    return Changed(slug, change, old, new)


def change_of(old: Verdict, new: Verdict) -> Change:
    """Return what it means that a verdict has become another one.

    What was tested and no longer is has regressed: it would look like compliance otherwise.
    """
    if old is new or {old, new} <= _GOOD:
        return Change.UNCHANGED
    if new is Verdict.LIFTED:
        return Change.LIFTED
    if new is Verdict.INCONCLUSIVE:
        return Change.UNDECIDED
    return Change.FIXED if _RANK[new] > _RANK[old] else Change.REGRESSED


def status(comparison: Comparison, must_be_tested: Callable[[str], bool]) -> Status:
    """Return the exit status of a run with a baseline, or of a comparison.

    What fails now fails, changed or not. Lifted limitations are known once the baseline has them.
    """
    changes = comparison.changes
    if any(_fails(one, must_be_tested) for one in changes):
        return Status.FAILED
    if any(one.new and one.new.verdict is Verdict.INCONCLUSIVE for one in changes):
        return Status.UNDECIDED
    return Status.AS_EXPECTED


def _fails(one: Changed, must_be_tested: Callable[[str], bool]) -> bool:
    if one.change in {Change.REGRESSED, Change.LIFTED}:
        return True
    if one.new is None:
        return False
    if one.new.verdict is Verdict.UNTESTED:
        return must_be_tested(one.slug)
    lifted = one.new.verdict is Verdict.LIFTED and one.change is Change.NEW
    return lifted or one.new.verdict is Verdict.FAILED
