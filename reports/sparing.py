"""Sparing what is left of a requirement that has failed, for who only wants to know that it has.

The processes of a run tell one another by files in a folder. Of a limitation all is run: whether it
is lifted depends on everything else.
"""

import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reports.model import Kind, Outcome
from reports.plan import slugs_of
from reports.recording import OUTCOME
from reports.selection import HOLDING

_FOLDER = "acceptance_failed"
_HELP = "run no further test of a requirement that has failed; limitations are run to the end"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option by which a user asks for it."""
    add = parser.getgroup("acceptance", "the platform under test").addoption
    add("--one-failure", action="store_true", help=_HELP)


def pytest_configure(config: pytest.Config) -> None:
    """Note failures in a folder that all processes of the run share, if that is asked for."""
    if not config.option.one_failure:
        return
    shared = getattr(config, "workerinput", {}).get(_FOLDER)
    if shared is None:
        made = tempfile.TemporaryDirectory(prefix="acceptance-failed-")
        config.add_cleanup(made.cleanup)
        shared = made.name
    config.pluginmanager.register(Sparing(Path(shared)), _FOLDER)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 - xdist has no public type for it
    """Tell a worker the folder."""
    sparing = node.config.pluginmanager.get_plugin(_FOLDER)
    if sparing is not None:
        node.workerinput[_FOLDER] = str(sparing.folder)


@dataclass(frozen=True, eq=False)  # plugins are kept in sets
class Sparing:
    """A plugin that skips tests all of whose requirements have failed already."""

    folder: Path

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip a test that can tell nothing new."""
        slugs = slugs_of(item)
        holding = item.config.stash[HOLDING]
        if any(holding[slug].kind is Kind.LIMITATION for slug in slugs if slug in holding):
            return
        if slugs and all(self._note(slug).exists() for slug in slugs):
            pytest.skip(f"another test has failed of {', '.join(slugs)}")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note a failure, once it has been judged to be one."""
        report = yield
        if dict(report.user_properties).get(OUTCOME) == Outcome.FAILED:
            for slug in slugs_of(item):
                self._note(slug).touch()
        return report

    def _note(self, slug: str) -> Path:
        return self.folder / slug.replace("/", ".")
