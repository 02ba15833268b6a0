"""``acceptance rehearsal``: the gate before an upgrade, tried on the stand-in.

The state before is recorded; then the stand-in is changed as upgrades do, one change after the
other, and ``--phase after`` must let the harmless one pass and name what each of the others harms.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reports.gate.changes import CHANGES, Change
from reports.gate.watch import Watch
from reports.killmatrix.commands import CHECKOUT
from reports.model import Result, Verdict
from reports.stored import read

_TEST = "suites/maintenance/test_before_and_after.py"
_KUBECONFIG = "KUBECONFIG=/etc/kubernetes/cluster-admin.kubeconfig"
AS_EXPECTED, OTHERWISE, IMPOSSIBLE = 0, 1, 3


class RehearsalError(Exception):
    """What is needed for a rehearsal did not work."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    text = "where reports go (default: nowhere that stays)"
    command.add_argument("--output", type=Path, metavar="DIR", help=text)
    command.set_defaults(command=rehearse)


def rehearse(arguments: argparse.Namespace) -> int:
    """Try all changes; returns 0 if each was judged rightly, 1 if not, 3 if none could be."""
    with tempfile.TemporaryDirectory() as folder:
        output: Path = (arguments.output or Path(folder)).absolute()
        try:
            _standin("up")
            baseline = Phases(output).before()
            wrong = [line for change in CHANGES if (line := _try(change, output, baseline))]
            print("\nThe stand-in stays up, with the state that was recorded; end it: standin down")
        except RehearsalError as error:
            print(f"acceptance rehearsal: {error}", file=sys.stderr)
            return IMPOSSIBLE
    print("\n".join(wrong) or f"{len(CHANGES)} changes, each told as it ought to be")
    return OTHERWISE if wrong else AS_EXPECTED


def _try(change: Change, output: Path, baseline: Path) -> str:
    """Make a change under traffic, look, undo it; return what was judged wrongly, if anything."""
    print(f"\n=== {change.name}", flush=True)
    with tempfile.TemporaryDirectory() as folder, _made(change, Path(folder)):
        results = Phases(output).after(baseline)
    verdict = judge(change, results)
    print(f"=== {change.name}: {verdict or 'told as it ought to be'}", flush=True)
    return f"{change.name}: {verdict}" if verdict else ""


@contextmanager
def _made(change: Change, folder: Path) -> Iterator[None]:
    """Have a change made until the end of the block; its cost is watched and printed."""
    try:
        with Watch(folder, ["--reports", str(folder)]) as traffic:
            traffic.wait_for_traffic()
            _on_hosts(change, change.make)
            traffic.end()
        yield
    finally:
        _on_hosts(change, change.undo)


def judge(change: Change, results: Mapping[str, Result]) -> str:
    """Return what is wrong with what was told of a change, nothing if that is as it ought to be."""
    bad = {slug: r for slug, r in results.items() if r.verdict is not Verdict.VERIFIED}
    if set(bad) != ({change.harms} - {""}):
        told = {slug: str(result.verdict) for slug, result in bad.items()}
        return f"wanted {change.harms or 'nothing'} to fail, not as before are {told}"
    for result in bad.values():
        if result.verdict is not Verdict.FAILED or change.told not in result.reason:
            return f"{result.verdict}, and {change.told!r} is not named: {result.reason}"
    return ""


@dataclass(frozen=True)
class Phases:
    """Runs of pytest before and after, with their reports in a folder."""

    output: Path

    def before(self) -> Path:
        """Record the state; return the report. Raises RehearsalError unless all is well."""
        status, report = self._run("--phase", "before")
        if status != 0:
            raise RehearsalError(f"--phase before ended with {status}")
        return report

    def after(self, baseline: Path) -> dict[str, Result]:
        """Compare with a state; return the results by slug."""
        _, report = self._run("--phase", "after", "--baseline", str(baseline))
        return {result.slug: result for result in read(report).results}

    def _run(self, *options: str) -> tuple[int, Path]:
        reports = ["--reports", str(self.output), "--keep"]
        line = [sys.executable, "-m", "pytest", _TEST, *options, *reports]
        status = subprocess.run(line, cwd=CHECKOUT, check=False).returncode
        found = sorted(self.output.glob("*/report.json"), key=lambda file: file.stat().st_mtime)
        if not found:
            raise RehearsalError(f"pytest ended with {status} and has written no report")
        return status, found[-1]


def _on_hosts(change: Change, script: str) -> None:
    for host in change.hosts if script else ():
        _standin("exec", host, "--", "env", _KUBECONFIG, "bash", "-euc", script)


def _standin(*words: str) -> None:
    line = [str(Path(sys.executable).with_name("standin")), *words]
    if (status := subprocess.run(line, check=False).returncode) != 0:
        raise RehearsalError(f"standin {' '.join(words)}: status {status}")
