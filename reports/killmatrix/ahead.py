"""Tests that are loaded before it is their turn, while others wait for what is broken."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field

from reports.killmatrix.commands import Tests
from reports.killmatrix.model import Fault

_Loaded = tuple[ExitStack, Tests]


@dataclass(frozen=True)
class Ahead:
    """Keeps the tests of groups of faults that are loaded; ``load`` begins to load some."""

    load: Callable[[Sequence[Fault]], AbstractContextManager[Tests]]
    _kept: dict[tuple[str, ...], _Loaded] = field(default_factory=dict)

    def prepare(self, faults: Sequence[Fault]) -> None:
        """Begin to load a group's tests, if it is one."""
        if faults:
            self._kept[_names(faults)] = self._begun(faults)

    @contextmanager
    def of(self, faults: Sequence[Fault]) -> Iterator[Tests]:
        """Return a group's tests, loaded or being loaded; at the end of the block they are gone."""
        names = _names(faults)
        stack, tests = self._kept.pop(names) if names in self._kept else self._begun(faults)
        with stack:
            yield tests

    def close(self) -> None:
        """End those whose turn does not come any more."""
        while self._kept:
            self._kept.popitem()[1][0].close()

    def _begun(self, faults: Sequence[Fault]) -> _Loaded:
        stack = ExitStack()
        return stack, stack.enter_context(self.load(faults))


def _names(faults: Sequence[Fault]) -> tuple[str, ...]:
    return tuple(fault.name for fault in faults)
