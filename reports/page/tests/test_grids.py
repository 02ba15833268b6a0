from reports.model import Case, Cell, Kind, Observation, Outcome, Report, Result, Verdict
from reports.page import render
from reports.page.grids import grids
from reports.tests import samples


def seen(row: str, column: str, right: bool | None, value: str = "answered") -> Observation:
    cell = Cell(table="Who", row=row, column=column, documented="allowed", right=right)
    return Observation(what="a cell", value=value, cell=cell)


def report(*evidence: Observation) -> Report:
    case = Case(test="t", outcome=Outcome.PASSED, duration=1, evidence=evidence)
    result = Result(
        slug="networking/a",
        section="networking",
        statement="",
        kind=Kind.CLAIM,
        verdict=Verdict.VERIFIED,
        cases=(case, case),
    )
    return Report(
        complete=True,
        started=samples.STARTED.isoformat(),
        duration=1,
        environment=samples.environment(),
        results=(result,),
    )


def test_observations_of_many_cases_become_one_table() -> None:
    (grid,) = grids(report(seen("pod", "vm01", False), seen("API", "vm01", None)))

    assert (grid.name, grid.columns) == ("Who", ("vm01",))
    assert [row for row, _ in grid.rows] == ["API", "pod"]


def test_where_nothing_was_seen_there_is_no_square() -> None:
    (grid,) = grids(report(seen("pod", "vm01", True), seen("API", "server", True)))

    squares = dict(grid.rows)
    assert [square is None for square in squares["pod"]] == [True, False]


def test_the_page_says_in_words_and_signs_what_is_right() -> None:
    page = render(report(seen("pod", "a", True), seen("pod", "b", False, "<refused>")))

    assert '<th scope="row">pod</th>' in page
    assert '<span aria-hidden="true">✗</span> &lt;refused&gt; <small>not allowed</small>' in page


def test_a_report_without_such_observations_has_no_table() -> None:
    assert grids(samples.report()) == ()
