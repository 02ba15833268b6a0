import pytest

from reports.gate.changes import CHANGES, Change
from reports.gate.rehearsal import judge
from reports.model import Kind, Result, Verdict

HARMFUL = Change("x", ("server",), "make", "undo", "maintenance/a", "the volume")
HARMLESS = Change("x", ("server",), "make", "undo")


def results(**verdicts: tuple[Verdict, str]) -> dict[str, Result]:
    return {
        f"maintenance/{name}": Result(
            slug=f"maintenance/{name}",
            section="maintenance",
            statement="X.",
            kind=Kind.EXTRA,
            verdict=verdict,
            reason=reason,
        )
        for name, (verdict, reason) in verdicts.items()
    }


GOOD, NAMED = (Verdict.VERIFIED, ""), (Verdict.FAILED, "lost: the volume")


def test_what_is_harmless_must_pass() -> None:
    assert judge(HARMLESS, results(a=GOOD, b=GOOD)) == ""
    assert "wanted nothing to fail" in judge(HARMLESS, results(a=NAMED, b=GOOD))


def test_what_is_harmful_must_be_named_and_nothing_else() -> None:
    assert judge(HARMFUL, results(a=NAMED, b=GOOD)) == ""
    assert "wanted maintenance/a to fail" in judge(HARMFUL, results(a=GOOD, b=GOOD))
    assert "wanted maintenance/a to fail" in judge(HARMFUL, results(a=NAMED, b=NAMED))
    assert "is not named" in judge(HARMFUL, results(a=(Verdict.FAILED, "lost"), b=GOOD))


def test_what_could_not_be_decided_is_no_catch() -> None:
    unsure = (Verdict.INCONCLUSIVE, "the volume")
    assert "inconclusive" in judge(HARMFUL, results(a=unsure, b=GOOD))


def test_one_change_is_harmless_and_three_are_not() -> None:
    assert [bool(change.harms) for change in CHANGES] == [False, True, True, True]


@pytest.mark.parametrize("change", CHANGES[:-1], ids=lambda change: change.name)
def test_all_but_the_last_can_be_undone(change: Change) -> None:
    assert change.undo
