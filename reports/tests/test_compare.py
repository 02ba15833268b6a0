from itertools import product

import pytest

from reports.compare import Change, ComparisonError, change_of, compare, status
from reports.model import Report, Verdict
from reports.statuses import Status
from reports.tests.made import case, measured, report, result

V = Verdict
#: From the worst to the best, for what is neither lifted nor undecided.
ORDER = [V.FAILED, V.DEVIATION, V.UNTESTED, V.NOT_TESTABLE, V.VERIFIED]


@pytest.mark.parametrize("verdict", V)
def test_same_verdict_is_unchanged(verdict: Verdict) -> None:
    assert change_of(verdict, verdict) is Change.UNCHANGED


@pytest.mark.parametrize(("old", "new"), list(product(ORDER, ORDER)))
def test_better_is_fixed_and_worse_is_regressed(old: Verdict, new: Verdict) -> None:
    wanted = {0: Change.UNCHANGED, 1: Change.FIXED, -1: Change.REGRESSED}
    way = (ORDER.index(new) > ORDER.index(old)) - (ORDER.index(new) < ORDER.index(old))
    assert change_of(old, new) is wanted[way]


@pytest.mark.parametrize("old", [old for old in V if old is not V.LIFTED])
def test_lifted(old: Verdict) -> None:
    assert change_of(old, V.LIFTED) is Change.LIFTED


@pytest.mark.parametrize("old", [old for old in V if old is not V.INCONCLUSIVE])
def test_undecided(old: Verdict) -> None:
    assert change_of(old, V.INCONCLUSIVE) is Change.UNDECIDED


@pytest.mark.parametrize(
    ("old", "new", "change", "expected"),
    [
        (V.VERIFIED, V.FAILED, Change.REGRESSED, Status.FAILED),
        (V.VERIFIED, V.UNTESTED, Change.REGRESSED, Status.FAILED),
        (V.VERIFIED, V.NOT_TESTABLE, Change.REGRESSED, Status.FAILED),
        (V.FAILED, V.FAILED, Change.UNCHANGED, Status.FAILED),
        (V.FAILED, V.VERIFIED, Change.FIXED, Status.AS_EXPECTED),
        (V.HOLDS, V.LIFTED, Change.LIFTED, Status.FAILED),
        (V.LIFTED, V.LIFTED, Change.UNCHANGED, Status.AS_EXPECTED),
        (None, V.LIFTED, Change.NEW, Status.FAILED),
        (None, V.FAILED, Change.NEW, Status.FAILED),
        (None, V.VERIFIED, Change.NEW, Status.AS_EXPECTED),
        (V.VERIFIED, None, Change.GONE, Status.AS_EXPECTED),
        (V.VERIFIED, V.INCONCLUSIVE, Change.UNDECIDED, Status.UNDECIDED),
        (V.INCONCLUSIVE, V.INCONCLUSIVE, Change.UNCHANGED, Status.UNDECIDED),
        (V.UNTESTED, V.UNTESTED, Change.UNCHANGED, Status.AS_EXPECTED),
        (V.DEVIATION, V.DEVIATION, Change.UNCHANGED, Status.AS_EXPECTED),
    ],
)
def test_gate(old: Verdict | None, new: Verdict | None, change: Change, expected: Status) -> None:
    comparison = compare(_with(old), _with(new))
    assert [one.change for one in comparison.changes] == [change]
    assert status(comparison, lambda _slug: False) is expected


def test_untested_that_must_not_be_fails() -> None:
    comparison = compare(_with(V.UNTESTED), _with(V.UNTESTED))
    assert status(comparison, lambda slug: slug == "a/b") is Status.FAILED


def _with(verdict: Verdict | None) -> Report:
    return report(*([result("a/b", verdict)] if verdict else []))


def test_other_targets_are_not_compared() -> None:
    with pytest.raises(ComparisonError, match="here and one of mars"):
        compare(report(), report(target="mars"))


def _runs(old: list[float], new: list[float]) -> list[str]:
    sides = [
        report(result("a/b", V.VERIFIED, *(case(f"t{n}", d) for n, d in enumerate(times))))
        for times in (old, new)
    ]
    return [str(drift) for drift in compare(*sides).drift]


@pytest.mark.parametrize(
    "new", [[1.0, 2.0, 3.0], [1.4, 2.4, 3.4], [0.6, 1.6, 2.6], [1.0, 3.0, 4.5], []]
)
def test_times_within_the_tolerance(new: list[float]) -> None:
    assert _runs([1.0, 2.0, 3.0], new) == []


def test_times_beyond_the_tolerance() -> None:
    assert _runs([1.0, 2.0, 3.0], [1.0, 3.5, 9.0]) == [
        "durations of cases, median: 2.00 -> 3.50 s (+75%)",
        "durations of cases, p95: 3.00 -> 9.00 s (+200%)",
    ]


def test_only_cases_of_both_runs_count() -> None:
    assert _runs([1.0], [1.0, 50.0]) == []


def test_figures_of_evidence_drift() -> None:
    old = report(result("a/b", V.VERIFIED, measured("t", 1.0, 1.1)))
    new = report(result("a/b", V.VERIFIED, measured("t", 4.0, 5.0)))
    assert [str(drift) for drift in compare(old, new).drift] == [
        "a/b: until there, median: 1.05 -> 4.50 s (+329%)",
        "a/b: until there, p95: 1.10 -> 5.00 s (+355%)",
    ]
