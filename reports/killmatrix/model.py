"""The kill matrix as data: what was tried, what was predicted, what came of it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

#: Version of the shape.
SCHEMA = 1


class Colour(StrEnum):
    """What the tests of a requirement say, all of its cases together."""

    GREEN = "green"
    RED = "red"
    UNCLEAR = "unclear"  # a case could not decide, and none said that it is broken
    ABSENT = "absent"  # there is no test, or none that can be run here


class Judgement(StrEnum):
    """What a fault has shown about a requirement's tests, worst first."""

    SURVIVED = "survived"  # predicted to turn, and nobody noticed
    COLLATERAL = "collateral"  # turned without being predicted or explained
    INCONCLUSIVE = "inconclusive"
    EXPLAINED = "explained"  # turned, as the fault's definition explains
    KILLED = "killed"  # turned as predicted
    UNTURNED = "unturned"  # neither predicted nor turned

    @property
    def holds(self) -> bool:
        """Whether the prediction was right."""
        return self in {Judgement.KILLED, Judgement.EXPLAINED, Judgement.UNTURNED}


def section_of(slug: str) -> str:
    """Return the section that a requirement is of."""
    return slug.partition("/")[0]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fault(_Model):
    """A fault as ``standin faults --json`` tells it."""

    name: str
    what: str
    place: str
    harmless: bool
    isolated: bool
    touches: tuple[str, ...]
    sections: tuple[str, ...]
    expects: frozenset[str]
    collateral: dict[str, str]
    near: frozenset[str]
    on: str | None

    @property
    def concerned(self) -> frozenset[str]:
        """The sections of what it is predicted to turn, or not to."""
        return frozenset(section_of(slug) for slug in self.expects | self.near)

    @property
    def told(self) -> frozenset[str]:
        """All that it may turn, or must not; ``SECTION/*`` stands for all of a section."""
        return self.expects | self.near | self.collateral.keys()

    def tells_of(self, slug: str) -> bool:
        """Return whether something is told of a requirement."""
        return not self.told.isdisjoint({slug, f"{section_of(slug)}/*"})

    def explanation(self, slug: str) -> str | None:
        """Return why a requirement may turn though it is not predicted to, if that is told."""
        return self.collateral.get(slug, self.collateral.get(f"{section_of(slug)}/*"))


class Cell(_Model):
    """A requirement under a fault; ``message`` is that of the first case that was not green."""

    requirement: str
    judgement: Judgement
    message: str = ""
    explanation: str = ""


class Trial(_Model):
    """A fault that was tried, perhaps ``beside`` others, which took ``seconds`` for all of them.

    ``note`` tells what went wrong with trying it.
    """

    fault: Fault
    beside: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    seconds: float = Field(ge=0)
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether all predictions were right."""
        return not self.note and all(cell.judgement.holds for cell in self.cells)

    def of(self, judgement: Judgement) -> tuple[Cell, ...]:
        """Return the cells that were judged so."""
        return tuple(cell for cell in self.cells if cell.judgement is judgement)


class Matrix(_Model):
    """All that were tried. ``started`` is UTC, ISO 8601; ``baseline`` is without any fault."""

    schema_version: int = SCHEMA
    started: str
    seconds: float = Field(ge=0)
    complete: bool
    baseline: dict[str, Colour]
    trials: tuple[Trial, ...]

    @property
    def holds(self) -> bool:
        """Whether all were tried and every prediction was right."""
        return self.complete and all(trial.holds for trial in self.trials)

    @property
    def without_fault(self) -> tuple[str, ...]:
        """The requirements that have tests, and no fault among these that they should notice."""
        predicted = {slug for trial in self.trials for slug in trial.fault.expects}
        return tuple(sorted(self.baseline.keys() - predicted))
