"""Reports made for tests."""

from reports.model import Case, Environment, Kind, Observation, Outcome, Report, Result, Verdict


def result(slug: str, verdict: Verdict = Verdict.VERIFIED, *cases: Case) -> Result:
    return Result(
        slug=slug,
        section=slug.partition("/")[0],
        statement=f"{slug} is so.",
        kind=Kind.CLAIM,
        verdict=verdict,
        cases=cases,
    )


def case(test: str, duration: float = 1.0, outcome: Outcome = Outcome.PASSED, **more: str) -> Case:
    return Case(test=test, outcome=outcome, duration=duration, **more)  # type: ignore[arg-type]


def measured(test: str, *seconds: float) -> Case:
    seen = tuple(Observation(what="until there", value=value, unit="s") for value in seconds)
    return Case(test=test, outcome=Outcome.PASSED, duration=1.0, evidence=seen)


def report(*results: Result, target: str = "here") -> Report:
    return Report(
        complete=True,
        started="2026-01-02T03:04:05.678+00:00",
        duration=12.0,
        environment=Environment(target=target, edition="24.05"),
        results=results,
    )
