from collections.abc import Iterable

import pytest

from reports.history import paths
from reports.history.reading import Run
from reports.history.series import Change, Line, Stretch, series, stretches
from reports.model import Verdict

GOOD, BAD = Verdict.VERIFIED, Verdict.FAILED


def run(started: str, verdicts: dict[str, Verdict], target: str = "standin") -> Run:
    return Run(
        started=started,
        target=target,
        edition="24.05",
        complete=True,
        duration=2,
        verdicts=verdicts,
        durations={slug: 1.5 for slug in verdicts if slug == "a"},
        figures={("a", "gap"): float(started)} if "a" in verdicts else {},
    )


def test_runs_of_other_targets_do_not_meet() -> None:
    found = series([run("1", {"a": GOOD}), run("2", {"a": BAD}, "remote"), run("3", {"a": GOOD})])

    assert [(one.target, len(one.runs)) for one in found] == [("standin", 2), ("remote", 1)]
    assert found[0].rows[0].changes == ()


def test_changes_are_told_with_the_run_that_made_them() -> None:
    (found,) = series([run("1", {"a": GOOD}), run("2", {"a": BAD}), run("3", {"b": GOOD})])
    new, old = found.rows

    assert (old.slug, old.now) == ("a", None)
    assert old.changes == (Change("2", GOOD, BAD), Change("3", BAD, None))
    assert (new.slug, new.now, new.duration) == ("b", GOOD, None)


def test_figures_are_sorted_by_requirement() -> None:
    (found,) = series([run("1", {"a": GOOD}), run("2", {}), run("3", {"a": GOOD})])
    ((slug, lines),) = found.figures

    assert slug == "a"
    assert lines == (Line("gap", (1.0, None, 3.0)),)
    assert lines[0].median == 2


@pytest.mark.parametrize(
    ("verdicts", "wanted"),
    [
        ([], []),
        ([GOOD], [Stretch(GOOD, 0, 1)]),
        (
            [GOOD, GOOD, BAD, None, GOOD],
            [Stretch(GOOD, 0, 2), Stretch(BAD, 2, 1), Stretch(None, 3, 1), Stretch(GOOD, 4, 1)],
        ),
    ],
)
def test_stretches(verdicts: list[Verdict | None], wanted: Iterable[Stretch]) -> None:
    assert list(stretches(verdicts)) == wanted


def test_bars_are_one_path_a_verdict() -> None:
    drawn = paths.bars(stretches([GOOD, GOOD, BAD, None, GOOD]))

    assert drawn == [(GOOD, "M0 7h2v3h-2zM4 7h1v3h-1z"), (BAD, "M2 0h1v10h-1z")]


def test_the_worst_is_stacked_on_top() -> None:
    runs = [run("1", {"a": GOOD, "b": BAD, "c": GOOD}), run("2", {"a": GOOD})]

    assert paths.stacked(runs) == [(BAD, "M0 0h1v1h-1z"), (GOOD, "M0 1h1v2h-1zM1 0h1v1h-1z")]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ((1.0, 2.0, 4.0), "M0 75h0l1 -25l1 -50"),
        ((None, 2.0, None, 1.0), "M1 0h0M3 50h0"),
        ((0.0, 0.0), "M0 100h0l1 0"),
    ],
)
def test_course(values: tuple[float | None, ...], path: str) -> None:
    assert paths.course(Line("gap", values)) == path
