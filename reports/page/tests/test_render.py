"""The page as text: what is in it, what is escaped, how big it is."""

import pytest

from reports.model import (
    Case,
    Cell,
    Diagnostic,
    Kind,
    Observation,
    Outcome,
    Report,
    Result,
    Verdict,
)
from reports.page.drawing import LONGEST, render
from reports.tests import made, samples

MEGABYTE = 1_000_000


def report(*results: Result, complete: bool = True, target: str = "standin") -> Report:
    return Report(
        complete=complete,
        started=samples.STARTED.isoformat(),
        duration=75,
        environment=samples.environment(target),
        results=results,
    )


def result(slug: str = "storage/s3", verdict: Verdict = Verdict.VERIFIED, *cases: Case) -> Result:
    return Result(
        slug=slug,
        section=slug.partition("/")[0],
        statement="Data can be kept",
        kind=Kind.CLAIM,
        verdict=verdict,
        cases=cases,
    )


def hostile() -> Report:
    """Return a report whose every text is markup."""
    bad = samples.MARKUP
    cell = Cell(table=bad, row=bad, column=bad, documented=bad, right=False)
    seen = Observation(
        what=bad, value=[bad, bad], unit="s", host=bad, command=bad, cell=cell, at=bad
    )
    case = Case(
        test=bad,
        outcome=Outcome.FAILED,
        duration=1,
        claim=bad,
        reason=bad + "2",
        evidence=(seen, Observation(what=bad + ": " + bad, value=1.5, unit="s")),
        diagnostics=(Diagnostic(heading=bad, text=bad),),
    )
    it = Result(
        slug='"' + bad,
        section=bad,
        statement=bad,
        kind=Kind.CLAIM,
        verdict=Verdict.FAILED,
        reason=bad,
        cases=(case,),
    )
    texts = dict.fromkeys(("target", "edition", "commit", "command"), bad)
    return report(it).model_copy(
        update={
            "started": bad,
            "environment": samples.environment().model_copy(
                update={**texts, "versions": {bad: bad}}
            ),
        }
    )


def test_no_text_of_a_report_is_markup() -> None:
    other = report(result(slug=samples.MARKUP), target=samples.MARKUP)
    page = render(hostile(), other)

    assert page.count("<script>") == page.count("</script>") == 1
    assert "<img" not in page
    assert 'id="&#34;&lt;/script' in page


@pytest.mark.parametrize("baseline", [None, samples.report(seed=2, age=1)])
def test_a_whole_run_is_small(baseline: Report | None) -> None:
    assert len(render(samples.report(), baseline).encode()) < MEGABYTE


def test_all_failed_is_small_too() -> None:
    log = Diagnostic(heading="HAProxy's log", text="<x> " * LONGEST[0])
    case = Case(test="t", outcome=Outcome.FAILED, duration=1, diagnostics=(log,) * 6)
    page = render(report(*[result(f"storage/{n}", Verdict.FAILED, case) for n in range(150)]))

    assert len(page.encode()) < MEGABYTE
    assert f"… {4 * LONGEST[0] - LONGEST[-1]} characters more in report.json" in page


def test_the_header_tells_what_was_tested() -> None:
    page = render(samples.report())
    header = page[page.index("<header>") : page.index("</header>")]

    for told in (
        "standin",
        "24.05",
        "v1.30.3+k3s1",
        "2.6.12-1+deb12u2",
        "6.18.5-amd64",
        "complete",
    ):
        assert told in header, told


def test_a_broken_off_run_says_so() -> None:
    assert "Not complete." in render(report(complete=False))
    assert "Not complete." not in render(report())


def test_a_run_of_nothing_can_be_drawn() -> None:
    assert "Verdicts of 0 requirements" in render(report())


def test_the_baseline_is_told_beside_what_is() -> None:
    old = report(result("storage/a", Verdict.FAILED), result("storage/gone"))
    page = render(report(result("storage/a"), result("storage/b")), old)

    assert '<span class="label">before:</span> failed' in page
    assert '<span class="label">before:</span> new' in page
    assert "<b>1</b> fixed, <b>1</b> new, <b>1</b> gone." in page
    assert '<a href="#storage/a">storage/a</a>: failed → verified' in page
    assert "<code>storage/gone</code>: verified → not there" in page


def test_all_kinds_of_change_are_told_and_what_has_drifted() -> None:
    verdicts = {
        "regressed": (Verdict.VERIFIED, Verdict.FAILED),
        "lifted": (Verdict.HOLDS, Verdict.LIFTED),
        "undecided": (Verdict.VERIFIED, Verdict.INCONCLUSIVE),
    }
    old = [result(f"storage/{name}", before) for name, (before, _) in verdicts.items()]
    new = [result(f"storage/{name}", now) for name, (_, now) in verdicts.items()]
    slow = [made.measured("test_x", seconds) for seconds in (1.0, 4.0)]
    old.append(result("storage/slow", Verdict.VERIFIED, slow[0]))
    new.append(result("storage/slow", Verdict.VERIFIED, slow[1]))
    page = render(report(*new), report(*old))

    assert "<b>1</b> regressed, <b>1</b> lifted, <b>1</b> undecided; <b>2</b>" in page
    assert "storage/slow: until there, median: 1.00 -&gt; 4.00 s (+300%)" in page


def test_an_unchanged_run_says_so() -> None:
    assert "nothing has changed." in render(report(result()), report(result()))


def test_a_baseline_of_something_else_is_told() -> None:
    warning = "The baseline is of something else:"

    page = render(report(), report(target="remote"))
    assert warning in page
    assert "verdicts of different targets are not compared." in page
    assert warning not in render(report(), report())


def test_what_is_to_be_looked_at_comes_first() -> None:
    page = render(report(result("a/good"), result("a/bad", Verdict.FAILED)))
    header = page[: page.index("</header>")]

    assert 'href="#a/bad"' in header
    assert 'href="#a/good"' not in header
