"""Secrets in what a run puts out: taken out by value before they are shown, and looked for after.

Redacting is only believed when all that was written and printed has been searched for the very
secrets of the platform that was tested.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from reports.about import secrets
from reports.redaction import SHORTEST, redact
from reports.run import RUN, Run
from reports.statuses import Status

_TERMINAL = "what was printed"


@dataclass(eq=False)  # plugins are kept in sets
class Guard:
    """A plugin that knows the platform's secrets from the first failure on."""

    config: pytest.Config
    printed: list[str] = field(default_factory=list)
    _known: list[str] = field(default_factory=list)

    def pytest_runtestloop(self) -> None:
        """Keep what is printed from now on."""
        writer = self.config.get_terminal_writer()
        write, keep = writer.write, self.printed.append

        def both(msg: str, *, flush: bool = False, **markup: bool) -> None:
            keep(msg)
            write(msg, flush=flush, **markup)

        writer.write = both  # type: ignore[method-assign]  # as pytest's own pastebin does

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take secrets out of a failure before anybody prints or records it."""
        if not report.failed:
            return
        self._known = self._known or secrets(self.config, [])
        report.sections = [(head, redact(text, self._known)) for head, text in report.sections]
        if (clean := redact(text := str(report.longrepr), self._known)) != text:
            report.longrepr = clean

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None]:
        """Search everything once nothing more is written."""
        yield
        run = self.config.stash.get(RUN, None)
        if run is None or run.report is None:
            return
        if found := list(leaks(_outputs(run, self.printed), run.secrets)):
            session.exitstatus = Status.FAILED
            writer = self.config.get_terminal_writer()
            for name in found:
                writer.line(f"ERROR: a secret of the platform is in {name}: remove it", red=True)


def pytest_configure(config: pytest.Config) -> None:
    """Guard what is printed where the run is controlled."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Guard(config))


def leaks(outputs: Mapping[str, str], known: Iterable[str]) -> Iterator[str]:
    """Yield the names of outputs that have one of the known secrets in them."""
    wanted = {secret for secret in known if len(secret) >= SHORTEST}
    for name, text in outputs.items():
        if any(secret in text for secret in wanted):
            yield name


def _outputs(run: Run, printed: Iterable[str]) -> Mapping[str, str]:
    """Return all that a run has put out, by name."""
    files = sorted(run.folder.iterdir()) if run.folder else []
    written = {str(file): file.read_text(encoding="utf-8", errors="replace") for file in files}
    return {_TERMINAL: "".join(printed), **written}
