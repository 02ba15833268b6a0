"""The documentation's texts as they were read: ``suites/read.toml``, fingerprints and no prose."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from reports.catalogue import CatalogueError

#: Where they are, seen from the checkout.
READINGS = Path("suites/read.toml")


class _Reading(BaseModel):
    """A text: the editions that it is of, and all of its sentences in their order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    editions: tuple[str, ...]
    sentences: str


_ALL = TypeAdapter(list[_Reading])


def load(file: Path, edition: str) -> list[str]:
    """Return the fingerprints of an edition's text, none if it was not read.

    Raises CatalogueError for a list that is not in order.
    """
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8")).get("text", [])
        readings = _ALL.validate_python(listed)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise CatalogueError(f"{file}: {error}") from error
    return [mark for one in readings if edition in one.editions for mark in one.sentences.split()]
