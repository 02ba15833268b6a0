"""A run over faults, with commands that only note what they are asked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from reports.killmatrix.choosing import Audience
from reports.killmatrix.commands import CommandError, Tests
from reports.killmatrix.judging import Cases
from reports.killmatrix.model import Fault, Judgement
from reports.killmatrix.page import page
from reports.killmatrix.run import Run
from reports.killmatrix.tests.test_judging import case, fault
from reports.model import Outcome

TOLD = "<b>nobody</b> answers"


@dataclass
class Commands:
    """A stand-in whose only requirement turns while the fault ``broken`` is in it."""

    up: bool = True
    breaks: bool = True
    asked: list[str] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    firsts: list[list[str]] = field(default_factory=list)
    loaded: set[str] = field(default_factory=set)

    def is_up(self) -> bool:
        return self.up

    def say(self, text: str) -> None:
        assert text

    def standin(self, *words: str) -> None:
        self.asked.append(" ".join(words))
        self.up = words[0] != "down"
        if words[0] == "break" and not self.breaks:
            raise CommandError("it cannot be broken")

    @contextmanager
    def pytest(
        self,
        name: str,
        sections: Iterable[str],
        slugs: Iterable[str],
        number: int | None = None,
        first: Iterable[str] = (),
    ) -> Iterator[Tests]:
        self.asked.append(f"load {name}")
        self.loaded.add(name)
        try:
            yield lambda: self.tests(name, sections, slugs, number, first)
        finally:
            self.loaded.remove(name)

    def tests(
        self,
        name: str,
        sections: Iterable[str],
        slugs: Iterable[str],
        number: int | None,
        first: Iterable[str],
    ) -> Cases:
        self.numbers.append(number)
        self.firsts.append(sorted(first))
        self.asked.append(f"pytest {name} {' '.join(sections)} {' '.join(sorted(slugs))}".strip())
        outcome = Outcome.FAILED if name.startswith("broken") else Outcome.PASSED
        slow = case(Outcome.PASSED).model_copy(update={"duration": 6.0})
        return {"a/one": [case(outcome, TOLD)], "a/quick": [case(Outcome.PASSED)], "a/slow": [slow]}


def run(commands: Commands, *faults: Fault, others: float = 5, together: int = 1) -> Run:
    return Run(commands, faults, Audience(others), together)  # type: ignore[arg-type]  # it is one by behaviour


def test_every_fault_is_broken_tested_and_mended() -> None:
    commands = Commands()
    tried = run(commands, fault())
    tried.go()
    wanted = [
        "up",
        "mend",
        "load baseline",
        "pytest baseline a",
        "load broken",
        "mend",
        "break broken",
        "pytest broken a a/one a/quick",
        "mend",
    ]
    assert commands.asked == wanted
    assert tried.matrix().holds


def test_what_follows_is_loaded_while_tests_wait_for_what_is_broken() -> None:
    commands = Commands()
    run(commands, fault(), fault(name="second")).go()
    assert commands.asked[6:] == [
        "break broken",
        "load second",
        "pytest broken a a/one a/quick",
        "mend",
        "break second",
        "pytest second a a/one a/quick",
        "mend",
    ]
    assert not commands.loaded


def test_what_is_not_predicted_can_be_left_out() -> None:
    commands = Commands()
    run(commands, fault(), others=0).go()
    assert "pytest baseline a a/one" in commands.asked
    assert "pytest broken a a/one" in commands.asked


def test_what_is_predicted_to_turn_comes_first() -> None:
    commands = Commands()
    run(commands, fault()).go()
    assert commands.firsts == [[], ["a/one"]]


def test_what_is_slow_is_run_where_it_is_predicted() -> None:
    commands = Commands()
    run(commands, fault(expects=["a/slow"])).go()
    assert "pytest broken a a/one a/quick a/slow" in commands.asked
    assert commands.numbers == [None, 3]


def test_a_stand_in_that_was_not_up_is_taken_down() -> None:
    commands = Commands(up=False)
    run(commands, fault()).go()
    assert commands.asked[-2:] == ["mend", "down"]


def test_a_fault_that_survives_does_not_hold() -> None:
    tried = run(Commands(), fault(name="unseen"))
    tried.go()
    matrix = tried.matrix()
    assert matrix.trials[0].of(Judgement.SURVIVED)
    assert not matrix.holds


def test_a_fault_that_cannot_be_tried_is_noted_and_the_next_one_is() -> None:
    commands = Commands(breaks=False)
    tried = run(commands, fault(name="first"), fault(name="second"))
    tried.go()
    notes = [trial.note for trial in tried.matrix().trials]
    assert notes == ["it cannot be broken", "it cannot be broken"]
    assert commands.asked[5:-1] == [
        "mend",
        "break first",
        "down",
        "up",
        "load second",
        "mend",
        "break second",
        "down",
        "up",
    ]
    assert not tried.matrix().holds


def test_faults_of_other_sections_are_tried_at_the_same_time() -> None:
    commands = Commands()
    other = fault(name="changed", sections=["b"], expects=[], near=["b/two"], harmless=True)
    tried = run(commands, fault(), other, together=2)
    tried.go()
    assert commands.asked[4:] == [
        "load broken-and-1-more",
        "mend",
        "break broken changed",
        "pytest broken-and-1-more a b a/one a/quick b/two",
        "mend",
    ]
    first, second = tried.matrix().trials
    assert (first.beside, second.beside) == (("changed",), ("broken",))
    assert tried.matrix().holds
    assert "at the same time as changed." in page(tried.matrix())


def test_what_another_fault_tells_of_is_not_held_against_one_beside_it() -> None:
    other = fault(name="changed", expects=[], near=["a/slow"], harmless=True)
    tried = run(Commands(), fault(), other, together=2)
    tried.go()
    first, second = tried.matrix().trials
    assert [cell.requirement for cell in first.cells] == ["a/one", "a/quick"]
    assert [cell.requirement for cell in second.cells] == ["a/quick", "a/slow"]
    assert (first.beside, second.beside) == (("changed",), ("broken",))
    assert tried.matrix().holds


def test_what_could_be_said_of_no_fault_is_not_run() -> None:
    commands = Commands()
    other = fault(name="other", expects=["a/slow"], collateral={"a/quick": "It may be."})
    run(commands, fault(), other, together=2).go()
    assert "pytest broken-and-1-more a a/one a/slow" in commands.asked


def test_what_is_not_as_predicted_beside_others_is_tried_alone() -> None:
    commands = Commands()
    other = fault(name="unseen", sections=["b"], expects=["b/two"])
    tried = run(commands, fault(), other, together=2)
    tried.go()
    assert commands.asked[-3:-1] == ["break unseen", "pytest unseen b b/two"]
    first, second = tried.matrix().trials
    assert first.holds
    assert (second.holds, second.beside) == (False, ())


def test_what_follows_is_loaded_once_where_others_are_tried_again() -> None:
    commands = Commands()
    unseen = fault(name="unseen", sections=["b"], expects=["b/two"])
    run(commands, fault(), unseen, fault(name="third"), together=2).go()
    loaded = [what for what in commands.asked if what.startswith("load ")]
    assert loaded == ["load baseline", "load broken-and-1-more", "load third", "load unseen"]


def test_an_interrupted_run_is_mended_and_not_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = Commands()

    def interrupted(name: str, *_: object) -> Cases:
        if name == "broken":
            raise KeyboardInterrupt
        return {}

    monkeypatch.setattr(commands, "tests", interrupted)
    tried = run(commands, fault(), fault(name="second"))
    with pytest.raises(KeyboardInterrupt):
        tried.go()
    assert commands.asked[-3:] == ["break broken", "load second", "mend"]
    assert not commands.loaded
    assert not tried.matrix().complete
    assert not tried.matrix().holds


def test_the_page_shows_messages_as_text() -> None:
    tried = run(Commands(), fault())
    tried.go()
    text = page(tried.matrix())
    assert "&lt;b&gt;nobody&lt;/b&gt; answers" in text
    assert TOLD not in text


def test_requirements_without_a_fault_are_told() -> None:
    tried = run(Commands(), fault(expects=["a/two"]))
    tried.go()
    assert tried.matrix().without_fault == ("a/one", "a/quick", "a/slow")
