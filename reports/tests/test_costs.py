from reports import costs
from reports.model import Case, Observation, Outcome, Report, Verdict
from reports.page import render
from reports.proposals import proposals
from reports.summary import markdown
from reports.tests import samples


def report(*seen: Observation) -> Report:
    case = Case(test="t", outcome=Outcome.PASSED, duration=1, evidence=seen)
    first, *_ = samples.report().results
    results = tuple(first.model_copy(update={"slug": s, "cases": (case,)}) for s in ("m/a", "m/b"))
    return samples.report().model_copy(update={"results": results})


def figures(way: str, gap: float | None) -> list[Observation]:
    told: dict[str, float | None] = {"sent": 10.0, "failed": 2.0, "longest gap": gap}
    return [
        Observation(what=f"agent1: k3s restarted: {way}, {k}", value=v) for k, v in told.items()
    ]


def test_a_row_for_each_way_once() -> None:
    found = costs.rows(report(*figures("scenario 2, HTTP", 1.25), *figures("API", None)))
    assert [row.cells for row in found] == [
        ["agent1: k3s restarted", "scenario 2, HTTP", "10", "2", "1.2 s"],
        ["agent1: k3s restarted", "API", "10", "2", "-"],
    ]


def test_they_are_drawn_and_listed() -> None:
    it = report(*figures("API", 3.5), *figures("scenario 1", None))
    page, text = render(it), markdown(it, None)
    assert costs.longest_gap(it) == 3.5
    assert "<caption>agent1: k3s restarted</caption>" in page
    assert "3.5 s, 2 of 10" in page
    assert "never served, 2 of 10" in page
    assert "| agent1: k3s restarted | API | 10 | 2 | 3.5 s |" in text


def test_lifted_limitations_are_proposed_to_the_author() -> None:
    said = "proposed to the documentation's author"
    it = report(Observation(what=said, value="It works."))
    assert list(proposals(it)) == []
    lifted = tuple(r.model_copy(update={"verdict": Verdict.LIFTED}) for r in it.results)
    it = it.model_copy(update={"results": lifted})
    assert list(proposals(it)) == ["m/a: It works.", "m/b: It works."]
    assert "<li>m/a: It works.</li>" in render(it)
    assert "- m/a: It works." in markdown(it, None)


def test_other_observations_are_none() -> None:
    assert not costs.rows(report(Observation(what="since ready: first answer", value=1.0)))
