"""The history as a page, also in the browser."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from reports.history import draw
from reports.tests import samples
from reports.tests.browser import PHONE, Show

RUNS = 12


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("history")
    for number in range(RUNS):
        file = folder / f"runs/{number}/report.json"
        file.parent.mkdir(parents=True)
        file.write_text(samples.report(seed=number, age=number).model_dump_json())
    damaged = folder / f"runs/{samples.MARKUP.replace('/', '')}/report.json"
    damaged.parent.mkdir()
    damaged.write_text("{")
    draw(folder / "runs", folder / "history.html")
    return (folder / "history.html").read_text()


def test_all_runs_are_told_and_what_could_not_be_read(html: str) -> None:
    assert f"{RUNS} runs, 2026-11-11 09:30 UTC to 2026-11-22 09:30 UTC" in html
    assert html.count('<ul class="legend">') == 1
    assert "Not readable: 1" in html
    assert "damaged: Invalid JSON" in html


def test_no_run_at_all(tmp_path: Path) -> None:
    draw(tmp_path, tmp_path / "history.html")

    assert "No run could be read." in (tmp_path / "history.html").read_text()


def test_nothing_is_asked_of_the_network_and_nothing_complained_of(show: Show, html: str) -> None:
    shown = show(html)

    assert shown.complaints == []
    assert shown.requests == [shown.page.url]
    assert shown.page.locator("img").count() == 0


def test_changed_only_with_the_keyboard(show: Show, html: str) -> None:
    page = show(html).page
    page.get_by_role("checkbox", name="changed only").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("scenario1/")

    shown = page.locator(".history > li:visible").all_inner_texts()
    assert 0 < len(shown) < samples.SECTIONS["scenario1"]
    assert all("scenario1/" in text and "change" in text for text in shown)


def test_nothing_is_wider_than_a_phone(show: Show, html: str) -> None:
    page = show(html, width=PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_accessible(show: Show, html: str, mode: Literal["light", "dark"]) -> None:
    page = show(html, mode=mode).page
    page.locator(".history summary").first.click()

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
