"""Verdicts and figures over many runs, as a page."""

from reports.history.drawing import draw

__all__ = ["draw"]
