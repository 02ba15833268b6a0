"""A real browser for tests: Debian's chromium, driven by playwright."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = "chromium"
PHONE = 375  # pixels wide


@dataclass
class Shown:
    """A page in the browser, and what it said and asked for meanwhile."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Show = Callable[..., Shown]


@contextmanager
def started() -> Iterator[Browser]:
    """Give a browser; raises FileNotFoundError, with what to do, where there is none."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise FileNotFoundError(f"{PROGRAM} is not on PATH: `make setup` installs it")
    with sync_playwright() as playwright:
        # Its sandbox refuses to work for root, and what is opened here is our own.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser that the tests of a file share.

    Not those of a whole run: while it is there, playwright keeps an event loop running.
    """
    with started() as found:
        yield found


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open a text as a page, in a window as wide as wanted."""
    opened: list[Page] = []

    def opens(
        html: str, *, width: int = 1280, mode: Literal["light", "dark"] = "light", at: str = ""
    ) -> Shown:
        file = tmp_path / f"page{len(opened)}.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=mode)
        opened.append(page)
        shown = Shown(page)
        page.on("console", lambda message: shown.complaints.append(message.text))
        page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        page.on("request", lambda request: shown.requests.append(request.url))
        page.goto(file.as_uri() + at)
        return shown

    yield opens
    for page in opened:
        page.close()
