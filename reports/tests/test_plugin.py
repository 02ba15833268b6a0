from pathlib import Path

import pytest

from reports.plugin import SECTIONS, check_requirements, section_of

ROOT = Path("checkout")


@pytest.mark.parametrize("section", SECTIONS)
def test_section_is_the_folder(section: str) -> None:
    assert section_of(ROOT / "suites" / section / "test_x.py", ROOT) == section


def test_other_folders_are_no_sections() -> None:
    assert section_of(ROOT / "fixtures/tests/test_x.py", ROOT) is None


def test_unknown_section_is_refused() -> None:
    with pytest.raises(pytest.UsageError, match="suites/weather is no section"):
        section_of(ROOT / "suites/weather/test_x.py", ROOT)


def test_requirement_of_the_section_is_right() -> None:
    check_requirements("id", "reference_architecture", ["reference-architecture/x"])


@pytest.mark.parametrize("slugs", [[], ["networking/x"], ["versions"], ["versions/x", "storage/y"]])
def test_other_requirements_are_refused(slugs: list[str]) -> None:
    with pytest.raises(pytest.UsageError, match="requirement"):
        check_requirements("id", "versions", slugs)
