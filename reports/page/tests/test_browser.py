"""The page in a real browser: what a reader does with it, on a screen, a phone and on paper."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reports.page import render
from reports.tests import samples
from reports.tests.browser import PHONE, Show

REPORT = samples.report()
BASELINE = samples.report(seed=2, age=1)
HTML = render(REPORT, BASELINE)
FAILED = "exposing/requirement-0"
ROWS = ".rows > li"


def visible(page: Page) -> list[str]:
    shown: list[str] = page.locator(ROWS).evaluate_all(
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.id)"
    )
    return shown


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_nothing_is_asked_of_the_network_and_nothing_complained_of(show: Show) -> None:
    shown = show(HTML)

    assert shown.complaints == []
    assert shown.requests == [shown.page.url]
    assert shown.page.title() == "standin, edition 24.05, 2026-11-22 09:30 UTC"


def test_filter_by_verdict_with_the_keyboard(show: Show) -> None:
    page = show(HTML).page
    page.get_by_role("checkbox", name="failed").focus()
    page.keyboard.press("Space")

    assert visible(page) == [r.slug for r in REPORT.results if r.verdict == "failed"]
    assert page.get_by_role("status").inner_text() == f"{len(visible(page))} of 150 requirements"


def test_filter_by_section_with_the_keyboard(show: Show) -> None:
    page = show(HTML).page
    page.get_by_label("Section").focus()
    page.keyboard.type("storage")

    assert visible(page) == [r.slug for r in REPORT.results if r.section == "storage"]


def test_filter_by_change(show: Show) -> None:
    page = show(HTML).page
    page.get_by_role("checkbox", name="changed").check()

    before = {result.slug: result.verdict for result in BASELINE.results}
    changed = [r.slug for r in REPORT.results if r.verdict != before[r.slug]]
    assert visible(page) == changed


def test_search_finds_words_in_evidence_too_and_reset_shows_all(show: Show) -> None:
    page = show(HTML).page
    page.get_by_label("Search").focus()
    page.keyboard.type("scenario1 HAPROXY'S SERVERS scale-down")
    assert visible(page) == ["scenario1/follows-scale-down"]

    page.get_by_role("button", name="Reset").press("Enter")
    expect(page.get_by_role("status")).to_have_text("150 of 150 requirements")


def test_enter_opens_a_requirement(show: Show) -> None:
    page = show(HTML).page
    row = page.locator(f"[id='{FAILED}']")
    row.locator("summary").first.focus()
    page.keyboard.press("Enter")

    assert row.locator(".evidence").first.is_visible()
    assert "AssertionError: wanted within 30 s" in row.locator(".reason").first.inner_text()


def test_an_address_opens_its_requirement(show: Show) -> None:
    page = show(HTML, at=f"#{FAILED}").page

    assert page.locator(f"[id='{FAILED}'] .evidence").first.is_visible()


def test_nothing_is_wider_than_a_phone(show: Show) -> None:
    page = show(HTML, width=PHONE).page
    page.get_by_role("button", name="Open all shown").click()

    assert not overflows(page)


def test_dark_mode(show: Show) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"

    light, dark = (show(HTML, mode=mode).page.evaluate(ground) for mode in ("light", "dark"))
    assert light == "rgb(251, 251, 249)"
    assert dark == "rgb(20, 23, 26)"


def test_what_failed_is_printed_open_and_the_rest_closed(show: Show) -> None:
    page = show(HTML).page
    page.emulate_media(media="print")

    assert page.locator(f"[id='{FAILED}'] .evidence").first.is_visible()
    assert page.locator(f"[id='{FAILED}'] .diagnostic pre").first.is_visible()
    assert not page.locator(f"[id='{samples.SCALED}'] .evidence").first.is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator(".totals ul").is_visible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_accessible(show: Show, mode: Literal["light", "dark"]) -> None:
    """Contrast, landmarks, labels, names: by the rules of axe-core."""
    page = show(HTML, mode=mode).page
    for slug in (FAILED, samples.SCALED):
        page.locator(f"[id='{slug}'] summary").first.click()

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_markup_in_a_report_stays_text(show: Show) -> None:
    shown = show(HTML)

    assert shown.page.locator("img").count() == 0
    assert shown.page.title() != "taken over"
    assert samples.MARKUP in (shown.page.locator(f"[id='{FAILED}']").text_content() or "")


def test_a_script_that_got_in_would_not_run(show: Show) -> None:
    """Escapes are one wall; the page's policy is another."""
    shown = show(HTML.replace("<main", "<script>document.title = 'taken over'</script><main"))

    assert shown.page.title() != "taken over"
    assert "Content Security Policy" in shown.complaints[0]


def test_readable_without_a_script(show: Show) -> None:
    page = show(HTML.replace('"use strict"', "not this script")).page  # refused by the policy

    assert not page.locator("#filters").is_visible()
    assert len(visible(page)) == len(REPORT.results)
    page.locator(f"[id='{FAILED}'] summary").first.press("Enter")
    assert page.locator(f"[id='{FAILED}'] .evidence").first.is_visible()
