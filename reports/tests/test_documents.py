from pathlib import Path

import pytest

from reports.catalogue import Catalogue, CatalogueError, Requirement
from reports.documents import compared
from reports.fingerprints import fingerprint
from reports.model import Kind
from reports.readings import load
from reports.statements import sentences

TEXT = "Hats are sold in pairs. Caps are not sold at all. All is cheap."
PAIRS = fingerprint("Hats are sold in pairs")
CATALOGUE = Catalogue(
    [
        Requirement(slug=slug, section="hats", statement="x", kind=Kind.CLAIM, fingerprint=(PAIRS,))
        for slug in ("hats/in-pairs", "hats/sold")
    ],
    (),
)


@pytest.fixture
def suites(tmp_path: Path) -> Path:
    file = tmp_path / "suites/hats/test_pairs.py"
    file.parent.mkdir(parents=True)
    file.write_text("@pytest.mark.requirement('hats/in-pairs')\ndef test_pair(): pass\n")
    return tmp_path / "suites"


def test_the_same_statements(suites: Path) -> None:
    found = compared(TEXT.replace(" ", "\n"), sentences(TEXT, [PAIRS]), CATALOGUE, suites)
    assert (found.stated, found.lines) == (3, ())


def test_what_differs_names_requirements_and_tests(suites: Path) -> None:
    text = TEXT.replace("pairs", "threes") + " Gloves are sold in threes."
    found = compared(text, sentences(TEXT, [PAIRS]), CATALOGUE, suites)
    now = "The text has now: 'Hats are sold in threes'."
    assert found.stated == 2
    assert found.lines == (
        f"changed: hats/in-pairs. {now} Suspect: suites/hats/test_pairs.py::test_pair",
        f"changed: hats/sold. {now} Suspect: no test yet",
        f"new: a statement of no requirement. {now.replace('Hats', 'Gloves')} Suspect: no test",
    )


def test_readings_by_edition(tmp_path: Path) -> None:
    file = tmp_path / "read.toml"
    file.write_text('[[text]]\neditions = ["beta"]\nsentences = """\n3-aa 4-bb\n5-cc\n"""\n')
    assert load(file, "beta") == ["3-aa", "4-bb", "5-cc"]
    assert load(file, "24.05") == []


@pytest.mark.parametrize("text", ["[[text]]\n", "[[", "[[text]]\neditions=[]\nsentences=1\n"])
def test_readings_that_are_not_in_order(tmp_path: Path, text: str) -> None:
    file = tmp_path / "read.toml"
    file.write_text(text)
    with pytest.raises(CatalogueError, match=r"read\.toml: "):
        load(file, "beta")
