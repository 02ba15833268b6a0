"""Tests here may use the browser."""

from reports.tests.browser import browser, show

__all__ = ["browser", "show"]
