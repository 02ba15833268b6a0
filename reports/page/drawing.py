"""From a report to its page."""

from reports import costs, proposals
from reports.model import Report
from reports.page import look, view
from reports.page.grids import grids

#: Bytes that a page should stay below: it is opened from a build server, and sent by mail.
BIG = 1_000_000
#: Characters that one text may have; the next if the page would be too big. report.json has all.
LONGEST = (4000, 1000, 250)


def render(report: Report, baseline: Report | None = None) -> str:
    """Return a run as one HTML page; ``baseline`` is the run that it is compared with.

    A run in which very much failed has more to tell than a page can: its texts are cut further.
    """
    page = ""
    for longest in LONGEST:
        page = _drawn(report, baseline, longest)
        if len(page.encode()) < BIG:
            break
    return page


def _drawn(report: Report, baseline: Report | None, longest: int) -> str:
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
            interruptions=costs.by_event(report),
            longest_gap=costs.longest_gap(report),
            proposals=list(proposals.proposals(report)),
            grids=grids(report),
            longest=longest,
            **look.inlined(look.FOLDER, "report"),
        )
    )
