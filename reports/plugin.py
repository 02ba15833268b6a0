"""The suite's markers, and the order of tests."""

from pathlib import Path

import pytest

from reports.plan import slugs_of

#: The documentation's sections: folders of ``suites/``, markers, and beginnings of slugs.
SECTIONS = (
    "versions",
    "reference_architecture",
    "interaction",
    "networking",
    "exposing",
    "scenario1",
    "scenario2",
    "port_modes",
    "frontend_options",
    "storage",
    "limitations",
    "documentation",
    "maintenance",
)
_MARKERS = (
    "requirement(slug, ...): the documented requirements that the test is about",
    "requires(capability, ...): what must be allowed on the platform for the test to be possible",
    "disruptive(last=False): disturbs other tests; runs after them and alone, the last ones last",
    "slow: takes minutes",
    *(f"{section}: given to all tests in suites/{section}" for section in SECTIONS),
)


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give a test its section's marker, before a selection by markers is made."""
    section = section_of(item.path, item.config.rootpath)
    if section is not None:
        item.add_marker(section)
        check_requirements(item.nodeid, section, list(slugs_of(item)))


def section_of(path: Path, root: Path) -> str | None:
    """Return the section that a test's file is in, None outside of ``suites/``.

    Raises pytest.UsageError for a folder that is no section.
    """
    suites = root / "suites"
    if not path.is_relative_to(suites):
        return None
    section = path.relative_to(suites).parts[0]
    if section not in SECTIONS:
        raise pytest.UsageError(f"{path}: suites/{section} is no section of the documentation")
    return section


def check_requirements(nodeid: str, section: str, slugs: list[str]) -> None:
    """Raise pytest.UsageError unless a test names requirements, all of its own section."""
    if not slugs:
        raise pytest.UsageError(f"{nodeid}: mark it with the requirement that it is about")
    prefix = section.replace("_", "-") + "/"
    for slug in slugs:
        if not slug.startswith(prefix):
            raise pytest.UsageError(f"{nodeid}: requirement {slug!r} does not start with {prefix}")
