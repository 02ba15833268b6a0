from pathlib import Path

import pytest

from reports.catalogue import CATALOGUE, EDITIONS, CatalogueError, load
from reports.plugin import SECTIONS
from reports.tests.projects import ROOT

ENTRY = """
[[requirement]]
slug = "versions/x"
section = "versions"
kind = "claim"
statement = "X is so."
fingerprint = "3-0123456789abcdef"
"""


def read(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "requirements.toml"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no toml", "Expected"),
        ("other = 1", "unknown field: other"),
        (ENTRY + ENTRY, "versions/x: is there twice"),
        (ENTRY + 'note = "x"', "versions/x: note: Extra inputs"),
        (ENTRY.replace('"claim"', '"wish"'), "versions/x: kind: Input should be 'claim'"),
        (ENTRY.replace("X is so.", " "), "versions/x: statement: "),
        (ENTRY.replace("X is so.", ""), "versions/x: statement: "),
        (ENTRY.replace("3-0123456789abcdef", "abc"), "versions/x: fingerprint.0: "),
        (ENTRY + 'editions = ["25.05"]', "versions/x: unknown edition: 25.05"),
        (ENTRY + "editions = []", "versions/x: holds in no edition"),
        (ENTRY.replace('"versions"', '"storage"'), "versions/x: section 'storage' is not"),
        (ENTRY.replace("claim", "extra"), "versions/x: all but extras have a fingerprint"),
        (ENTRY.replace("fingerprint", "# "), "versions/x: all but extras have a fingerprint"),
        (ENTRY.replace('slug = "versions/x"', ""), "requirement 1: slug: Field required"),
        ('still_to_come = ["moon"]' + ENTRY, "still_to_come: no such requirement: moon"),
    ],
)
def test_wrong_catalogue_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        load(read(tmp_path, text))
    assert str(refused.value).startswith(f"{tmp_path}/requirements.toml: ")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_missing_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="No such file"):
        load(tmp_path / "requirements.toml")


def test_editions(tmp_path: Path) -> None:
    text = ENTRY + 'editions = ["beta"]' + ENTRY.replace("/x", "/y")
    catalogue = load(read(tmp_path, text))
    assert [r.slug for r in catalogue.of_edition("beta")] == ["versions/x", "versions/y"]
    assert [r.slug for r in catalogue.of_edition("24.05")] == ["versions/y"]


@pytest.mark.parametrize(
    ("kind", "excuse", "due"),
    [
        ("claim", "", True),
        ("limitation", "", True),
        ("advice", "", False),
        ("claim", "versions", False),
        ("claim", "versions/x", False),
    ],
)
def test_what_must_be_tested(tmp_path: Path, kind: str, excuse: str, due: bool) -> None:
    head = f'still_to_come = ["{excuse}"]' if excuse else ""
    catalogue = load(read(tmp_path, head + ENTRY.replace('"claim"', f'"{kind}"')))
    assert catalogue.must_be_tested("versions/x") is due


def test_the_suites_own_catalogue() -> None:
    catalogue = load(ROOT / CATALOGUE)
    assert {requirement.section for requirement in catalogue} <= set(SECTIONS)
    for edition in EDITIONS:
        assert len(list(catalogue.of_edition(edition))) > 100
