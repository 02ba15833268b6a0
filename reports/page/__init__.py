"""The page for people: ``report.html``, one file that needs nothing else."""

from reports.page.drawing import render

__all__ = ["render"]
