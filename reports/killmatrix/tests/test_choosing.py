"""Which faults are chosen, and which go together."""

import pytest

from reports.killmatrix.choosing import grouped, selected
from reports.killmatrix.tests.test_judging import fault


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        ([], ["nginx-x", "dns-y"]),
        (["nginx-*"], ["nginx-x"]),
        (["a/one"], ["nginx-x", "dns-y"]),
        (["zzz"], []),
    ],
)
def test_faults_are_chosen_by_name_or_requirement(patterns: list[str], names: list[str]) -> None:
    faults = (fault(name="nginx-x"), fault(name="dns-y"))
    assert [chosen.name for chosen in selected(faults, patterns)] == names


def test_faults_of_one_section_do_not_go_together() -> None:
    first, second, third = (fault(name=name, sections=[name[0]]) for name in ("a1", "a2", "b1"))
    assert grouped([first, second, third], size=4) == [(first, third), (second,)]


def test_no_group_is_larger_than_wanted() -> None:
    faults = [fault(name=name, sections=[name]) for name in "abc"]
    assert [len(group) for group in grouped(faults, size=2)] == [2, 1]
    assert [len(group) for group in grouped(faults, size=1)] == [1, 1, 1]


@pytest.mark.parametrize(
    "values",
    [{"isolated": True}, {"touches": ["agent: its routes"]}, {"collateral": {"c/*": "it is all"}}],
)
def test_what_would_be_in_its_way_is_not_beside_a_fault(values: dict[str, object]) -> None:
    first, second = (fault(name=name, sections=[name], **values) for name in "ab")
    assert grouped([first, second], size=2) == [(first,), (second,)]
