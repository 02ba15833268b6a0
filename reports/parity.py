"""Runs of two targets side by side: where a stand-in and a platform differ.

Verdicts are per target, so neither is the other's baseline. That they differ is a finding of its
own: either the stand-in is not like the platform, or the platform is not as it should be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reports.compare import ComparisonError
from reports.model import Outcome, Report, Result, Verdict
from reports.statuses import Status

_UNDECIDED = {Verdict.INCONCLUSIVE}
_NOT_LOOKED_AT = {Verdict.NOT_TESTABLE, Verdict.UNTESTED}


class Relation(StrEnum):
    """How two targets stand to each other on a requirement, most important first."""

    DIFFERS = "differs"
    UNDECIDED = "undecided"
    ONE_SIDED = "tested on one side only"
    AGREES = "agrees"


@dataclass(frozen=True)
class Pair:
    """A requirement on both targets; None where a run was not about it."""

    slug: str
    sides: tuple[Result | None, Result | None]

    @property
    def relation(self) -> Relation:
        """How the two stand to each other."""
        verdicts = [side.verdict if side else Verdict.UNTESTED for side in self.sides]
        if verdicts[0] is verdicts[1]:
            return Relation.AGREES
        if not _UNDECIDED.isdisjoint(verdicts):
            return Relation.UNDECIDED
        if not _NOT_LOOKED_AT.isdisjoint(verdicts):
            return Relation.ONE_SIDED
        return Relation.DIFFERS


@dataclass(frozen=True)
class Parity:
    """All requirements of two runs, and what the targets are called."""

    targets: tuple[str, str]
    pairs: tuple[Pair, ...]

    def of(self, relation: Relation) -> list[Pair]:
        """Return the requirements on which the targets stand so to each other."""
        return [pair for pair in self.pairs if pair.relation is relation]

    @property
    def status(self) -> Status:
        """The exit status: a difference counts before an open question."""
        if self.of(Relation.DIFFERS):
            return Status.FAILED
        return Status.UNDECIDED if self.of(Relation.UNDECIDED) else Status.AS_EXPECTED


def parity(one: Report, other: Report) -> Parity:
    """Put two runs side by side; raises ComparisonError if they are about different editions."""
    editions = (one.environment.edition, other.environment.edition)
    if editions[0] != editions[1]:
        raise ComparisonError(
            f"a run about edition {editions[0]} and one about {editions[1]} cannot be compared"
        )
    found = [{result.slug: result for result in report.results} for report in (one, other)]
    slugs = dict.fromkeys([*found[0], *found[1]])
    pairs = (Pair(slug, (found[0].get(slug), found[1].get(slug))) for slug in slugs)
    return Parity((one.environment.target, other.environment.target), tuple(pairs))


def lines(parity: Parity) -> Iterator[str]:
    """Yield the findings, and how many requirements the targets agree on."""
    one, other = parity.targets
    for pair in parity.of(Relation.DIFFERS):
        yield f"DIFFERS: {_verdicts(parity, pair)}: is {one} wrong, or {other}?"
        yield from _reasons(parity, pair)
    for relation in (Relation.UNDECIDED, Relation.ONE_SIDED):
        for pair in parity.of(relation):
            yield f"{relation}: {_verdicts(parity, pair)}"
            yield from _reasons(parity, pair)
    yield f"{one} and {other} agree on {len(parity.of(Relation.AGREES))} requirements"


def _verdicts(parity: Parity, pair: Pair) -> str:
    told = (
        f"{side.verdict if side else 'not in the run'} on {target}"
        for target, side in zip(parity.targets, pair.sides, strict=True)
    )
    return f"{pair.slug}: {', '.join(told)}"


def _reasons(parity: Parity, pair: Pair) -> Iterator[str]:
    """Yield for each side the first line of what its cases say that did not just pass."""
    for target, side in zip(parity.targets, pair.sides, strict=True):
        cases = side.cases if side else ()
        said = [case.reason for case in cases if case.outcome is not Outcome.PASSED and case.reason]
        if said:
            yield f"  {target}: {said[0].partition(chr(10))[0]}"
