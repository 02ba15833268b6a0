"""The catalogue: every requirement of the documentation, from ``suites/requirements.toml``."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from reports.model import Kind

#: Where the catalogue is, seen from the checkout.
CATALOGUE = Path("suites/requirements.toml")
#: Editions of the documentation; ``24.05-upgraded`` is a machine that came from an earlier one.
EDITIONS = ("24.05", "24.05-upgraded", "23.11", "beta")
_TOP = {"still_to_come", "requirement"}


class CatalogueError(Exception):
    """The catalogue is not in order; the message names file and requirement."""


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Requirement(BaseModel):
    """One statement that can be true or false.

    Each of ``fingerprint`` belongs to a wording of the source sentence; an extra has none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str = Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")
    section: str
    statement: str = Field(pattern=r"\S")
    kind: Kind
    editions: tuple[str, ...] = EDITIONS
    fingerprint: Annotated[
        tuple[Annotated[str, Field(pattern=r"^\d+-[0-9a-f]{16}$")], ...],
        BeforeValidator(_as_list),
    ] = ()


class Catalogue:
    """The requirements in the documentation's order, and which of them are still untested.

    ``still_to_come`` has sections and slugs: the only place that excuses a missing test.
    """

    def __init__(self, requirements: Iterable[Requirement], still_to_come: Iterable[str]) -> None:
        self._by_slug = {requirement.slug: requirement for requirement in requirements}
        self.still_to_come = frozenset(still_to_come)

    def __iter__(self) -> Iterator[Requirement]:
        return iter(self._by_slug.values())

    def __contains__(self, slug: object) -> bool:
        return slug in self._by_slug

    def __getitem__(self, slug: str) -> Requirement:
        return self._by_slug[slug]

    def of_edition(self, edition: str) -> "Catalogue":
        """Return what holds in an edition."""
        return Catalogue((r for r in self if edition in r.editions), self.still_to_come)

    def must_be_tested(self, slug: str) -> bool:
        """Tell whether it fails a run of the whole suite that a requirement has no test.

        An older report may have a requirement that is no longer there.
        """
        if slug not in self:
            return False
        requirement = self[slug]
        excused = {requirement.section, slug} & self.still_to_come
        return requirement.kind is not Kind.ADVICE and not excused


def load(file: Path) -> Catalogue:
    """Return the catalogue in a file; raises CatalogueError for the first thing wrong with it."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{file}: {error}") from error
    if unknown := sorted(content.keys() - _TOP):
        raise CatalogueError(f"{file}: unknown field: {', '.join(unknown)}")
    entries = content.get("requirement", [])
    requirements = [_requirement(file, number, entry) for number, entry in enumerate(entries, 1)]
    _check_duplicates(file, requirements)
    catalogue = Catalogue(requirements, content.get("still_to_come", []))
    _check_still_to_come(file, catalogue)
    return catalogue


def _requirement(file: Path, number: int, entry: dict[str, Any]) -> Requirement:
    """Return one entry, checked."""
    name = f"{file}: {entry.get('slug', f'requirement {number}')}"
    try:
        requirement = Requirement.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CatalogueError(f"{name}: {where}: {first['msg']}") from error
    if requirement.section.replace("_", "-") != requirement.slug.partition("/")[0]:
        raise CatalogueError(f"{name}: section {requirement.section!r} is not the slug's")
    if unknown := sorted(set(requirement.editions) - set(EDITIONS)):
        raise CatalogueError(f"{name}: unknown edition: {', '.join(unknown)}")
    if not requirement.editions:
        raise CatalogueError(f"{name}: holds in no edition")
    if (requirement.kind is Kind.EXTRA) == bool(requirement.fingerprint):
        raise CatalogueError(f"{name}: all but extras have a fingerprint of their sentence")
    return requirement


def _check_duplicates(file: Path, requirements: list[Requirement]) -> None:
    seen: set[str] = set()
    for requirement in requirements:
        if requirement.slug in seen:
            raise CatalogueError(f"{file}: {requirement.slug}: is there twice")
        seen.add(requirement.slug)


def _check_still_to_come(file: Path, catalogue: Catalogue) -> None:
    known = {name for requirement in catalogue for name in (requirement.slug, requirement.section)}
    if unknown := sorted(catalogue.still_to_come - known):
        raise CatalogueError(f"{file}: still_to_come: no such requirement: {', '.join(unknown)}")
