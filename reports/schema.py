"""The published shape of ``report.json``: ``reports/schema.json``, made from the model."""

import json
from pathlib import Path

from reports.model import SCHEMA, Report

FILE = Path(__file__).with_name("schema.json")


def schema() -> str:
    """Return the JSON schema (2020-12) of a report, as text."""
    shape = Report.model_json_schema()
    # The version is part of the shape: another one is another shape.
    shape["properties"]["schema_version"]["const"] = SCHEMA
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "k3s-acceptance"}
    return json.dumps({**shape, **head}, indent=2, ensure_ascii=False) + "\n"
