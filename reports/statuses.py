"""Exit statuses: what a run, or a comparison, tells whoever called it.

The figures are pytest's own where it has one for the same thing.
"""

from collections.abc import Callable, Iterable
from enum import IntEnum

from reports.model import Result, Verdict


class Status(IntEnum):
    """What an exit status means."""

    AS_EXPECTED = 0
    FAILED = 1  # failed, regressed, lifted, or untested though it must not be
    INTERRUPTED = 2
    UNDECIDED = 3  # nothing failed, but a verdict is inconclusive, or there was no platform
    USAGE = 4


def is_failure(result: Result, must_be_tested: Callable[[str], bool]) -> bool:
    """Tell whether a result alone says that something is not as documented or not as listed."""
    if result.verdict is Verdict.UNTESTED:
        return must_be_tested(result.slug)
    return result.verdict in {Verdict.FAILED, Verdict.LIFTED}


def status(results: Iterable[Result], must_be_tested: Callable[[str], bool]) -> Status:
    """Return the status of a run by itself; a certain failure counts before an open question."""
    results = list(results)
    if any(is_failure(result, must_be_tested) for result in results):
        return Status.FAILED
    if any(result.verdict is Verdict.INCONCLUSIVE for result in results):
        return Status.UNDECIDED
    return Status.AS_EXPECTED
