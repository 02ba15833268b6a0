"""Trying faults one after the other on one stand-in."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fnmatch import fnmatch
from functools import partial
from typing import TypeVar

from reports.killmatrix.commands import CommandError, Commands
from reports.killmatrix.judging import cells, colours, longest
from reports.killmatrix.model import Cell, Colour, Fault, Judgement, Matrix, Trial

T = TypeVar("T")


def selected(faults: Sequence[Fault], patterns: Sequence[str]) -> tuple[Fault, ...]:
    """Return the faults whose name, or a requirement they should turn, matches; all without."""
    return tuple(
        fault
        for fault in faults
        if not patterns
        or any(fnmatch(w, p) for p in patterns for w in (fault.name, *fault.expects))
    )


@dataclass
class Run:
    """A run over faults.

    ``others`` is how many seconds a test may take, without a fault, to be run for faults that are
    not predicted to turn it: 0 leaves all of these out.
    """

    commands: Commands
    faults: Sequence[Fault]
    others: float
    trials: list[Trial] = field(default_factory=list)
    baseline: Mapping[str, Colour] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.monotonic)
    _started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def go(self) -> None:
        """Try all; whatever happens, the stand-in is mended, and down if it was before.

        Raises CommandError when there is nothing to go on with.
        """
        up_before = self.commands.is_up()
        try:
            self._step("stand-in up", lambda: self.commands.standin("up"))
            self.commands.standin("mend")
            self._step("without any fault", self._look_at_all)
            for number, fault in enumerate(self.faults, 1):
                self.commands.say(f"[{number}/{len(self.faults)}] {fault.name}: {fault.what}")
                self.trials.append(self._try(fault))
        finally:
            if self.commands.is_up():
                self.commands.standin("mend")
            if not up_before:
                self.commands.standin("down")

    def matrix(self) -> Matrix:
        """Return what has been found so far."""
        return Matrix(
            started=self._started.isoformat(timespec="seconds"),
            seconds=time.monotonic() - self._began,
            complete=len(self.trials) == len(self.faults),
            baseline=dict(self.baseline),
            trials=tuple(self.trials),
        )

    def _look_at_all(self) -> None:
        """Learn what each requirement's tests say and take while nothing is broken."""
        sections = sorted({section for fault in self.faults for section in fault.sections})
        slugs = {slug for fault in self.faults for slug in fault.expects | fault.near}
        cases = self.commands.pytest("baseline", sections, set() if self.others else slugs)
        self.baseline, self.seconds = colours(cases), longest(cases)
        for slug, seen in self.baseline.items():
            if seen is not Colour.GREEN:
                self.commands.say(
                    f"  {slug} is {seen} without any fault: nothing can be said of it"
                )

    def _looked_at(self, fault: Fault) -> set[str]:
        """Return the requirements whose tests are run: what is predicted, and quick others."""
        quick = {
            slug
            for slug, seconds in self.seconds.items()
            if slug.partition("/")[0] in fault.sections and seconds <= self.others
        }
        return quick | fault.expects | fault.near

    def _try(self, fault: Fault) -> Trial:
        began = time.monotonic()
        judged: tuple[Cell, ...] = ()
        note = ""
        try:
            judged = self._break_and_test(fault)
        except CommandError as error:
            note = str(error)
        finally:
            self._step("mended", lambda: self.commands.standin("mend"))
        trial = Trial(fault=fault, cells=judged, note=note, seconds=time.monotonic() - began)
        self.commands.say(f"  {summary(trial)} ({trial.seconds:.0f} s)")
        return trial

    def _break_and_test(self, fault: Fault) -> tuple[Cell, ...]:
        self._step("broken", lambda: self.commands.standin("break", fault.name))
        slugs = self._looked_at(fault)
        test = partial(self.commands.pytest, fault.name, fault.sections, slugs)
        cases = self._step("tested", test)
        known = {slug: seen for slug, seen in self.baseline.items() if slug in slugs}
        return cells(fault, known, cases)

    def _step(self, what: str, action: Callable[[], T]) -> T:
        began = time.monotonic()
        result = action()
        self.commands.say(f"  {what} after {time.monotonic() - began:.1f} s")
        return result


def summary(trial: Trial) -> str:
    """Return a trial in a line."""
    if trial.note:
        return f"could not be tried: {trial.note}"
    found = ((judgement, trial.of(judgement)) for judgement in Judgement)
    parts = (
        f"{judgement}: {', '.join(cell.requirement for cell in judged)}"
        for judgement, judged in found
        if judged and judgement is not Judgement.UNTURNED
    )
    return "; ".join(parts) or "nothing turned"
