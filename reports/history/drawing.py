"""From a folder of runs to the page."""

from pathlib import Path

from reports.history import paths
from reports.history.reading import read
from reports.history.series import series
from reports.page import look

FOLDER = Path(__file__).parent


def draw(folder: Path, output: Path) -> None:
    """Write the history of all ``*/report.json`` below a folder; raises OSError.

    What cannot be read is listed in the page, and does not keep the rest from being drawn.
    """
    runs, unreadable = read(folder)
    templates = look.environment(FOLDER)
    templates.filters.update(bars=paths.bars, stacked=paths.stacked, course=paths.course)
    page = templates.get_template("history.html.j2").render(
        all=series(runs),
        unreadable=unreadable,
        folder=folder,
        HEIGHT=paths.HEIGHT,
        **look.inlined(FOLDER, "history"),
    )
    output.write_text(page, encoding="utf-8")
