from reports.compare import compare
from reports.model import Outcome, Verdict
from reports.summary import changes, explanation, markdown, matrix, table
from reports.tests.made import case, report, result

V = Verdict
RUN = report(result("a/x"), result("a/y", V.FAILED), result("b/z"))


def test_matrix_has_the_verdicts_that_occur() -> None:
    assert matrix(RUN.results) == [
        ["section", "verified", "failed"],
        ["a", "1", "1"],
        ["b", "1", ""],
        ["all", "2", "1"],
    ]


def test_table_is_aligned() -> None:
    assert list(table(matrix(RUN.results))) == [
        "section  verified  failed",
        "a               1       1",
        "b               1",
        "all             2       1",
    ]


def test_explanation() -> None:
    failed = [
        case(f"file.py::t{n}", 1, Outcome.FAILED, claim="It is so.", reason="wanted 1\nseen: 2")
        for n in range(5)
    ]
    lines = list(explanation(result("a/x", V.FAILED, *failed, case("file.py::good"))))
    assert lines[:6] == [
        "FAILED: a/x",
        "  required: a/x is so.",
        "  expected: It is so.",
        "  observed: wanted 1",
        "            seen: 2",
        "  look at:  file.py::t0",
    ]
    assert lines[-1] == "  and 2 more cases"


def test_long_reasons_are_cut() -> None:
    failed = case("t", 1, Outcome.FAILED, reason="\n".join(map(str, range(30))))
    lines = list(explanation(result("a/x", V.FAILED, failed)))
    assert "            ... 18 more lines in the report" in lines
    assert "            11" in lines
    assert "            12" not in lines


def test_changes_name_what_matters_and_count_the_rest() -> None:
    old = report(result("a/x"), result("a/y"), result("b/gone"))
    new = report(result("a/x"), result("a/y", V.FAILED), result("b/new"))
    assert list(changes(compare(old, new))) == [
        "regressed: a/y: verified -> failed",
        "new: 1",
        "gone: 1",
        "unchanged: 1",
    ]


def test_markdown() -> None:
    text = markdown(RUN.model_copy(update={"complete": False}), compare(RUN, RUN))
    assert text.startswith("# here, edition 24.05, 2026-01-02")
    assert "| section | verified | failed |\n| --- | ---: | ---: |\n| a | 1 | 1 |\n" in text
    assert "broken off" in text
    assert "## a/y: failed\n\n```\nFAILED: a/y\n" in text
    assert "- unchanged: 3\n" in text
