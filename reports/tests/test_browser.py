"""What the tests say where there is no browser."""

import pytest

from reports.tests import browser


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PROGRAM", "no-such-browser")

    with (
        pytest.raises(FileNotFoundError, match="not on PATH: `make setup` installs it"),
        browser.started(),
    ):
        pass
