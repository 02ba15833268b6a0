"""Reading a report that an earlier run has written."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reports.model import SCHEMA, Report


class StoredReportError(Exception):
    """A file is no report that can be used; the message names it and says why."""


def read(file: Path) -> Report:
    """Return the report in a file (or the ``report.json`` in a run's folder).

    Raises StoredReportError for whatever is wrong with it.
    """
    file = file / "report.json" if file.is_dir() else file
    content = _content(file)
    version = content.get("schema_version")
    if not isinstance(version, int):
        raise StoredReportError(f"{file}: not a report of this suite: it has no schema version")
    if version > SCHEMA:
        raise StoredReportError(
            f"{file}: written by a newer version of the suite (schema {version}, known: {SCHEMA})"
        )
    try:
        return Report.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise StoredReportError(f"{file}: damaged: {where}: {first['msg']}") from error


def _content(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_bytes())
    except OSError as error:
        raise StoredReportError(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # both what is no JSON and what is no text
        raise StoredReportError(f"{file}: damaged, or not a report: {error}") from error
    if not isinstance(content, dict):
        raise StoredReportError(f"{file}: not a report of this suite")
    return content
