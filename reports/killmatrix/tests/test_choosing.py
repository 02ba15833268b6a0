"""Which faults are chosen, and which go together."""

import pytest

from reports.killmatrix.choosing import Audience, grouped, selected
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


@pytest.mark.parametrize(
    "values",
    [
        {"expects": ["a/one"]},
        {"expects": [], "near": ["a/one"]},
        {"expects": ["b/two"], "collateral": {"a/one": "it is near"}},
        {"expects": ["b/two"], "collateral": {"a/*": "it is all"}},
    ],
)
def test_faults_that_tell_of_one_requirement_do_not_go_together(
    values: dict[str, list[str]],
) -> None:
    first, other = fault(expects=["a/one"]), fault(expects=["a/two"])
    second = fault(name="second", **values)
    assert grouped([first, second], size=4) == [(first,), (second,)]
    assert grouped([second, first], size=4) == [(second,), (first,)]
    assert grouped([first, other], size=4) == [(first, other)]


def test_those_of_most_sections_find_their_place_first() -> None:
    narrow = fault(name="a1", sections=["a"], expects=["a/one"])
    other = fault(name="b1", sections=["b"], expects=["b/one"])
    wide = fault(name="ac", sections=["a", "c"], expects=["a/one"])
    assert grouped([narrow, other, wide], size=2) == [(wide, other), (narrow,)]


def test_those_of_one_section_are_put_together() -> None:
    dns = fault(name="dns", sections=["b"], expects=["b/one", "b/three", "c/one"])
    nfs = fault(name="nfs", sections=["a"], expects=["a/one", "c/one"])
    slow_dns = fault(name="slow-dns", sections=["b"], expects=["b/two"])
    slow_nfs = fault(name="slow-nfs", sections=["a"], expects=["a/two"])
    faults = [dns, nfs, slow_dns, slow_nfs]
    assert grouped(faults, size=4) == [(dns, slow_dns), (nfs, slow_nfs)]
    assert grouped([dns, slow_nfs], size=4) == [(dns, slow_nfs)]


def test_predicted_failures_are_spread() -> None:
    many = fault(name="many", sections=["a", "b"], expects=["a/one", "a/two"])
    few = fault(name="few", sections=["a", "b"], expects=["a/one"])
    third = fault(name="third", expects=["a/three"])
    assert grouped([many, few, third], size=4) == [(many,), (few, third)]


def test_no_group_is_larger_than_wanted() -> None:
    faults = [fault(name=name, expects=[f"a/{name}"]) for name in "abc"]
    assert [len(group) for group in grouped(faults, size=2)] == [2, 1]
    assert [len(group) for group in grouped(faults, size=1)] == [1, 1, 1]


@pytest.mark.parametrize(
    "values",
    [{"isolated": True}, {"touches": ["agent: its routes"]}],
)
def test_what_would_be_in_its_way_is_not_beside_a_fault(values: dict[str, object]) -> None:
    first, second = (fault(name=name, expects=[f"{name}/one"], **values) for name in "ab")
    assert grouped([first, second], size=2) == [(first,), (second,)]


@pytest.mark.parametrize(
    ("audience", "wanted"),
    [
        (Audience(others=0), {"a/slow"}),
        (Audience(others=3), {"a/slow", "a/quick"}),
        (Audience(others=3, explained=True), {"a/slow", "a/quick", "c/told"}),
    ],
)
def test_what_may_turn_as_well_is_run_where_that_is_wished(
    audience: Audience, wanted: set[str]
) -> None:
    seconds = {"a/slow": 9.0, "a/quick": 1.0, "b/quick": 1.0, "c/told": 1.0}
    broken = fault(sections=["a", "c"], expects=["a/slow"], collateral={"c/*": "it is all"})
    assert audience.of(broken, seconds) == wanted


def test_what_is_predicted_is_run_even_if_more_of_its_section_may_turn() -> None:
    broken = fault(expects=["a/one"], collateral={"a/*": "it is all"})
    assert Audience(others=3).of(broken, {"a/one": 1.0, "a/two": 1.0}) == {"a/one"}


@pytest.mark.parametrize(("explained", "sections"), [(False, ["a", "b"]), (True, ["a", "b", "c"])])
def test_sections_are_run_for_what_is_predicted_there(explained: bool, sections: list[str]) -> None:
    wide = fault(sections=["a", "c"], collateral={"c/*": "it is all"})
    other = fault(sections=["b"], expects=["b/one"])
    assert Audience(3, explained).sections([other, wide]) == sections
