"""Where a stand-in and a platform differ is a finding of its own."""

from pathlib import Path

import pytest

from reports.cli import main
from reports.compare import ComparisonError
from reports.model import Outcome, Report, Verdict
from reports.parity import Relation, lines, parity
from reports.tests.made import case, report, result

V = Verdict


def one_of(verdict: Verdict | None, target: str, reason: str = "") -> Report:
    cases = [case("t", outcome=Outcome.FAILED, reason=reason)] if reason else []
    return report(*([result("a/b", verdict, *cases)] if verdict else []), target=target)


@pytest.mark.parametrize(
    ("one", "other", "relation", "status"),
    [
        (V.VERIFIED, V.VERIFIED, Relation.AGREES, 0),
        (V.FAILED, V.FAILED, Relation.AGREES, 0),
        (V.VERIFIED, V.FAILED, Relation.DIFFERS, 1),
        (V.DEVIATION, V.VERIFIED, Relation.DIFFERS, 1),
        (V.HOLDS, V.LIFTED, Relation.DIFFERS, 1),
        (V.VERIFIED, V.INCONCLUSIVE, Relation.UNDECIDED, 3),
        (V.VERIFIED, V.NOT_TESTABLE, Relation.ONE_SIDED, 0),
        (V.FAILED, None, Relation.ONE_SIDED, 0),
    ],
)
def test_relation(one: Verdict, other: Verdict | None, relation: Relation, status: int) -> None:
    found = parity(one_of(one, "standin"), one_of(other, "rg"))
    assert [pair.relation for pair in found.pairs] == [relation]
    assert found.status == status


def test_a_difference_is_told_with_both_sides_reasons() -> None:
    found = parity(one_of(V.VERIFIED, "standin"), one_of(V.FAILED, "rg", "no route\nmore"))
    assert list(lines(found)) == [
        "DIFFERS: a/b: verified on standin, failed on rg: is standin wrong, or rg?",
        "  rg: no route",
        "standin and rg agree on 0 requirements",
    ]


def test_other_editions_cannot_be_compared() -> None:
    other = one_of(V.VERIFIED, "rg").model_copy(
        update={"environment": report().environment.model_copy(update={"edition": "beta"})}
    )
    with pytest.raises(ComparisonError, match=r"edition 24.05 and one about beta"):
        parity(one_of(V.VERIFIED, "standin"), other)


def test_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for name, verdict in (("standin", V.VERIFIED), ("rg", V.FAILED)):
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(one_of(verdict, name).model_dump_json())
    assert main(["compare", *map(str, files)]) == 1
    assert capsys.readouterr().out.startswith("DIFFERS: a/b: verified on standin, failed on rg")
