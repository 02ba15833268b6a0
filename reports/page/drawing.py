"""From a report to its page."""

from reports.model import Report
from reports.page import look, view


def render(report: Report, baseline: Report | None = None) -> str:
    """Return a run as one HTML page; ``baseline`` is the run that it is compared with."""
    found = view.rows(report, baseline)
    return (
        look.environment(look.FOLDER)
        .get_template("report.html.j2")
        .render(
            report=report,
            baseline=view.compared(report, baseline) if baseline else None,
            changed=sum(row.changed for row in found),
            sections=view.sections(found),
            pressing=view.pressing(report.results),
            totals=view.totals(found),
            plots=[row.plot for row in found if row.plot and len(row.plot.steps) > 1],
            **look.inlined(look.FOLDER, "report"),
        )
    )
