"""What reports ask of those who know the platform: hooks of pytest."""

from collections.abc import Iterable, Mapping

import pytest


@pytest.hookspec(firstresult=True)
def pytest_acceptance_target(config: pytest.Config) -> tuple[str, str] | None:
    """Return what the target is called, and what suites/deviations.toml calls its like."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_versions(config: pytest.Config) -> Mapping[str, str] | None:
    """Return the versions of the platform's components, by name; the platform is up."""


@pytest.hookspec
def pytest_acceptance_secrets(config: pytest.Config) -> Iterable[str]:
    """Return values that the platform knows to be secret; the platform is up."""
    raise NotImplementedError  # pytest never calls a specification


@pytest.hookspec(firstresult=True)
def pytest_acceptance_obstacle(item: pytest.Item) -> str | None:
    """Return why a test cannot be run on the chosen target, None if it can; no platform is up."""
