"""What all pages have in common: templates, how they look, and that nothing in them can run.

A page is one file. Its style sheets and its script are inlined, and its policy names them by
digest: a script or style that got in with the data would not be used even if an escape were
missing, and nothing is ever asked of the network.
"""

import base64
import hashlib
from pathlib import Path

import jinja2
from markupsafe import Markup

from reports.model import Verdict
from reports.page import words

FOLDER = Path(__file__).parent
#: A sign for each verdict, beside its words and its colour.
SIGNS = {
    Verdict.FAILED: "✗",
    Verdict.LIFTED: "↑",
    Verdict.INCONCLUSIVE: "?",
    Verdict.DEVIATION: "≠",
    Verdict.UNTESTED: "∅",
    Verdict.NOT_TESTABLE: "-",
    Verdict.HOLDS: "=",
    Verdict.VERIFIED: "✓",
}


def environment(folder: Path) -> jinja2.Environment:
    """Return the templates of a package, which may use those of this one."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder / "templates", FOLDER / "templates"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(
        name=words.name,
        moment=words.moment,
        clock=words.clock,
        seconds=words.seconds,
        observed=words.observed,
        clipped=words.clipped,
    )
    templates.globals.update(SIGNS=SIGNS)
    return templates


def inlined(folder: Path, name: str) -> dict[str, Markup]:
    """Return style, script and policy of a page; all are our own files, and so need no escape."""
    style = "".join(_asset(FOLDER, "base.css") + _asset(folder, f"{name}.css"))
    script = _asset(folder, f"{name}.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}  # noqa: S704


def _asset(folder: Path, name: str) -> str:
    file = folder / "assets" / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _digest(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
