"""The kill matrix as one page that needs nothing else, and as lines on a terminal."""

from pathlib import Path

import jinja2
from rich.console import Console
from rich.table import Table

from reports.killmatrix.model import Judgement, Matrix, Trial

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
#: What a cell of the page shows; the page's legend explains it.
SIGNS = {
    Judgement.KILLED: "✔",
    Judgement.SURVIVED: "✘",
    Judgement.COLLATERAL: "!",
    Judgement.INCONCLUSIVE: "?",
    Judgement.EXPLAINED: "·",
    Judgement.UNTURNED: "",
}


def page(matrix: Matrix) -> str:
    """Return the page."""
    slugs = {cell.requirement for trial in matrix.trials for cell in trial.cells}
    judged = {
        (trial.fault.name, cell.requirement): cell
        for trial in matrix.trials
        for cell in trial.cells
    }
    return _TEMPLATES.get_template("page.html.j2").render(
        matrix=matrix, requirements=sorted(slugs), judged=judged, signs=SIGNS, Judgement=Judgement
    )


def table(matrix: Matrix) -> Table:
    """Return a row for each fault."""
    shown = [judgement for judgement in Judgement if judgement is not Judgement.UNTURNED]
    result = Table("fault", *map(str, shown), "seconds", "holds")
    for trial in matrix.trials:
        counts = [str(len(trial.of(judgement)) or "") for judgement in shown]
        holds = "yes" if trial.holds else "[red]NO[/red]"
        result.add_row(trial.fault.name, *counts, f"{trial.seconds:.0f}", holds)
    return result


def print_summary(matrix: Matrix, console: Console) -> None:
    """Print the table, and in words whatever is not as predicted."""
    console.print(table(matrix))
    for trial in matrix.trials:
        if trial.note:
            console.print(f"{trial.fault.name}: {trial.note}", markup=False)
        for cell in (cell for cell in trial.cells if not cell.judgement.holds):
            first = cell.message.partition("\n")[0]
            line = f"{trial.fault.name}: {cell.requirement} {cell.judgement}: {first}"
            console.print(line, markup=False, soft_wrap=True)
    tried, right = len(matrix.trials), sum(trial.holds for trial in matrix.trials)
    console.print(f"{right} of {tried} faults as predicted, {matrix.seconds:.0f} s")


def summary(trial: Trial) -> str:
    """Return a trial in a line."""
    if trial.note:
        return f"could not be tried: {trial.note}"
    found = ((judgement, trial.of(judgement)) for judgement in Judgement)
    parts = (
        f"{judgement}: {', '.join(cell.requirement for cell in judged)}"
        for judgement, judged in found
        if judged and judgement is not Judgement.UNTURNED
    )
    return "; ".join(parts) or "nothing turned"
