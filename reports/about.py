"""What a report says of the run itself: target, edition, versions, commit, command.

Whoever knows the platform is asked for versions and secrets. An answer that does not come costs a
line and no verdict.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from reports.model import Environment

T = TypeVar("T")


def environment(config: pytest.Config, problems: list[str]) -> Environment:
    """Return what is tested, and with what; the platform is up, unless it has gone."""
    hook = config.hook.pytest_acceptance_versions
    return Environment(
        target=target(config)[0],
        edition=config.option.edition,
        versions=_answer("versions", lambda: dict(hook(config=config) or {}), {}, problems),
        commit=_commit(config.rootpath),
        command=" ".join(["pytest", *map(str, config.invocation_params.args)]),
    )


def target(config: pytest.Config) -> tuple[str, str]:
    """Return what the target is called, and what its like is called in suites/deviations.toml."""
    hook = getattr(config.hook, "pytest_acceptance_target", None)  # none without reports.run
    told: tuple[str, str] | None = hook(config=config) if hook else None
    asked = config.getoption("target", None)
    return told or (asked, asked)


def secrets(config: pytest.Config, problems: list[str]) -> list[str]:
    """Return what the platform knows to be secret; secrets are found by their form as well."""

    def ask() -> list[str]:
        answers = config.hook.pytest_acceptance_secrets(config=config)
        return [secret for answer in answers for secret in answer]

    return _answer("secrets", ask, [], problems)


def _answer(what: str, ask: Callable[[], T], without: T, problems: list[str]) -> T:
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - verdicts are not lost because of a question
        first = (str(error) or type(error).__name__).partition("\n")[0]
        problems.append(f"the platform's {what} could not be asked for: {first}")
        return without


def _commit(checkout: Path) -> str:
    """Return the suite's commit, and whether it was changed since; empty outside of git."""
    command = ["git", "-C", str(checkout), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
