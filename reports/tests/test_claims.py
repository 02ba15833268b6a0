"""Tests by requirement, read from files; and the real catalogue held against the real tests."""

from pathlib import Path

from reports import claims
from reports.catalogue import CATALOGUE, EDITIONS, load
from reports.readings import READINGS
from reports.readings import load as read
from reports.tests.projects import ROOT

SOURCE = """
import pytest
pytestmark = [pytest.mark.requirement("a/all"), pytest.mark.slow]
@pytest.mark.requirement("a/one", "a/two")
def test_x(): pass
@pytest.mark.parametrize("n", [pytest.param(n, marks=pytest.mark.requirement(f"a/of-{n}"))])
def test_y(n): pass
class TestIt:
    @pytest.mark.requirement("a/two")
    def test_z(self): pass
def helper(): pass
"""


def test_tests_by_requirement(tmp_path: Path) -> None:
    file = tmp_path / "suites/a/test_it.py"
    file.parent.mkdir(parents=True)
    file.write_text(SOURCE)
    found = claims.read(tmp_path / "suites")
    x, y, z = (f"suites/a/test_it.py::{name}" for name in ("test_x", "test_y", "TestIt::test_z"))
    assert claims.tests_of("a/one", found) == [x]
    assert claims.tests_of("a/two", found) == [z, x]
    assert claims.tests_of("a/of-any", found) == [y]
    assert {x, y, z} <= set(claims.tests_of("a/all", found))
    assert claims.tests_of("a/none", found) == []


def test_nothing_is_still_to_come_that_has_a_test() -> None:
    catalogue, found = load(ROOT / CATALOGUE), claims.read(ROOT / "suites")
    tested = {r.slug: r.section for r in catalogue if claims.tests_of(r.slug, found)}
    there = sorted(catalogue.still_to_come & {*tested.keys(), *tested.values()})
    assert not there, (
        f"{CATALOGUE}: still_to_come has {', '.join(there)}, of which there are tests by now:"
        " take it out, and list what has none by its slug"
    )


def test_every_statement_is_in_a_text_that_was_read() -> None:
    marks = {mark for edition in EDITIONS for mark in read(ROOT / READINGS, edition)}
    unread = [r.slug for r in load(ROOT / CATALOGUE) if not marks.issuperset(r.fingerprint)]
    assert not unread, f"{READINGS} lacks fingerprints of {', '.join(unread)}"
