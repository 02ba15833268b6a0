"""Trying faults one after the other on one stand-in."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TypeVar

from reports.killmatrix.ahead import Ahead
from reports.killmatrix.choosing import Audience, grouped
from reports.killmatrix.commands import CommandError, Commands, Tests
from reports.killmatrix.judging import Cases, cells, colours, longest
from reports.killmatrix.model import Colour, Fault, Matrix, Trial
from reports.killmatrix.page import summary

T = TypeVar("T")


@dataclass
class Run:
    """A run over faults.

    Up to ``together`` faults are tried at the same time; one that is not as predicted then is tried
    again alone, and that counts.
    """

    commands: Commands
    faults: Sequence[Fault]
    audience: Audience
    together: int = 1
    trials: list[Trial] = field(default_factory=list)
    #: The tests of each requirement while nothing is broken.
    healthy: Cases = field(default_factory=dict)
    _began: float = field(default_factory=time.monotonic)
    _started: datetime = field(default_factory=lambda: datetime.now(UTC))
    _ahead: Ahead = field(init=False)

    def __post_init__(self) -> None:
        """Have nothing loaded yet."""
        self._ahead = Ahead(self._tests_of)

    def go(self) -> None:
        """Try all; whatever happens, the stand-in is mended, and down if it was before.

        Raises CommandError when there is nothing to go on with.
        """
        up_before = self.commands.is_up()
        try:
            self._step("stand-in up", lambda: self.commands.standin("up"))
            self.commands.standin("mend")
            self._step("without any fault", self._look_at_all)
            groups = grouped(self.faults, self.together)
            for group, following in zip_longest(groups, groups[1:], fillvalue=()):
                self.trials += self._try(group, following)
        finally:
            self._ahead.close()
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
            baseline=colours(self.healthy),
            trials=tuple(self.trials),
        )

    def _look_at_all(self) -> None:
        """Learn what each requirement's tests say and take while nothing is broken."""
        sections = self.audience.sections(self.faults)
        slugs = {slug for fault in self.faults for slug in fault.expects | fault.near}
        asked = set() if self.audience.others else slugs
        with self.commands.pytest("baseline", sections, asked) as tests:
            self.healthy = tests()
        for slug, seen in colours(self.healthy).items():
            if seen is not Colour.GREEN:
                self.commands.say(
                    f"  {slug} is {seen} without any fault: nothing can be said of it"
                )

    def _try(self, faults: Sequence[Fault], following: Sequence[Fault] = ()) -> list[Trial]:
        """Try some at the same time, and those alone of which not all was as predicted."""
        for number, fault in enumerate(faults, len(self.trials) + 1):
            self.commands.say(f"[{number}/{len(self.faults)}] {fault.name}: {fault.what}")
        trials = self._try_once(faults, following)
        if len(faults) == 1:
            return trials
        final: list[Trial] = []
        for trial in trials:
            final += [trial] if trial.holds else self._try([trial.fault])
        return final

    def _try_once(self, faults: Sequence[Fault], following: Sequence[Fault]) -> list[Trial]:
        """Try some; meanwhile the tests of those that follow are loaded."""
        began = time.monotonic()
        cases: Cases = {}
        note = ""
        with self._ahead.of(faults) as tests:
            self._step("mended", lambda: self.commands.standin("mend"))
            try:
                names = [fault.name for fault in faults]
                self._step("broken", lambda: self.commands.standin("break", *names))
                self._ahead.prepare(following)
                cases = self._step("tested", tests)
            except CommandError as error:
                note = str(error)
                self._step("stand-in brought up anew", self._bring_up_anew)
        seconds = time.monotonic() - began
        trials = [self._trial(fault, faults, cases, note, seconds) for fault in faults]
        for trial in trials:
            self.commands.say(f"  {trial.fault.name}: {summary(trial)} ({seconds:.0f} s)")
        return trials

    def _tests_of(self, faults: Sequence[Fault]) -> AbstractContextManager[Tests]:
        sections = self.audience.sections(faults)
        slugs = {slug for fault in faults for slug in self._asked(fault, faults)}
        number = sum(len(self.healthy.get(slug, ())) for slug in slugs)
        name = faults[0].name
        log = f"{name}-and-{len(faults) - 1}-more" if faults[1:] else name
        first = {slug for fault in faults for slug in fault.expects}
        return self.commands.pytest(log, sections, slugs, number, first)

    def _asked(self, fault: Fault, faults: Sequence[Fault]) -> set[str]:
        """Return the requirements whose tests are run for one of these faults.

        What another one tells of is that one's: nothing could be said of this one by it.
        """
        asked, beside = self.audience.of(fault, longest(self.healthy)), _beside(fault, faults)
        return {slug for slug in asked if not any(other.tells_of(slug) for other in beside)}

    def _trial(
        self, fault: Fault, faults: Sequence[Fault], cases: Cases, note: str, seconds: float
    ) -> Trial:
        """Judge one fault of those that were in the stand-in at the same time."""
        slugs = self._asked(fault, faults)
        known = {slug: seen for slug, seen in colours(self.healthy).items() if slug in slugs}
        judged = () if note else cells(fault, known, cases)
        names = tuple(other.name for other in _beside(fault, faults))
        return Trial(fault=fault, beside=names, cells=judged, note=note, seconds=seconds)

    def _bring_up_anew(self) -> None:
        """Have a whole stand-in, whatever one is like in which something could not be tried."""
        self.commands.standin("down")
        self.commands.standin("up")

    def _step(self, what: str, action: Callable[[], T]) -> T:
        began = time.monotonic()
        result = action()
        self.commands.say(f"  {what} after {time.monotonic() - began:.1f} s")
        return result


def _beside(fault: Fault, faults: Sequence[Fault]) -> list[Fault]:
    return [other for other in faults if other is not fault]
