"""From the catalogue, the plan and the cases to the report of a run."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.catalogue import Catalogue, Requirement
from reports.model import Case, Environment, Outcome, Report, Result, Verdict
from reports.plan import Planned
from reports.verdicts import verdict

_INFORMATIVE = {Outcome.FAILED, Outcome.ERROR, Outcome.DEVIATION, Outcome.NOT_TESTABLE}


@dataclass(frozen=True)
class Scope:
    """Which part of the suite a run looks at: whether a missing test can be told.

    ``covers`` says of a section whether the run was asked for the whole of its folder.
    """

    planned: tuple[Planned, ...]
    covers: Callable[[str], bool]

    def is_whole(self, section: str) -> bool:
        """Tell whether none of a section's tests was left out."""
        prefix = section.replace("_", "-") + "/"
        of_section = [
            test.chosen
            for test in self.planned
            if any(slug.startswith(prefix) for slug in test.slugs)
        ]
        # Whoever chooses by name or marker is not told about sections that have no tests at all.
        alone = not of_section and not all(test.chosen for test in self.planned)
        return self.covers(section) and all(of_section) and not alone


def results(
    catalogue: Catalogue, scope: Scope, case_of: Callable[[str, str], Case]
) -> tuple[Result, ...]:
    """Return the results of the requirements that the run is about, in the catalogue's order."""
    cases: dict[str, list[Case]] = defaultdict(list)
    left_out: set[str] = set()
    for test in scope.planned:
        if test.chosen:
            case = case_of(test.test, test.claim)
            for slug in test.slugs:
                cases[slug].append(case)
        else:
            left_out |= set(test.slugs)
    return tuple(
        _result(requirement, cases.get(requirement.slug, []), catalogue)
        for requirement in catalogue
        if requirement.slug in cases
        or (requirement.slug not in left_out and scope.is_whole(requirement.section))
    )


def _result(requirement: Requirement, cases: list[Case], catalogue: Catalogue) -> Result:
    reached = verdict(requirement.kind, (case.outcome for case in cases))
    return Result(
        slug=requirement.slug,
        section=requirement.section,
        statement=requirement.statement,
        kind=requirement.kind,
        verdict=reached,
        reason=_reason(requirement, reached, cases, catalogue),
        cases=tuple(cases),
    )


def _reason(
    requirement: Requirement, reached: Verdict, cases: Iterable[Case], catalogue: Catalogue
) -> str:
    """Return why a verdict is what it is, as far as one line can tell."""
    if reached is Verdict.UNTESTED:
        due = catalogue.must_be_tested(requirement.slug)
        return "no test claims it" if due else "no test claims it yet"
    for case in cases:
        if case.outcome in _INFORMATIVE and case.reason:
            return case.reason.splitlines()[0]
    left = sum(case.outcome is Outcome.NOT_RUN for case in cases)
    return f"{left} case(s) were not run: the run ended before" if left else ""


def report(
    found: tuple[Result, ...],
    environment: Environment,
    *,
    started: str,
    duration: float,
    ended: bool,
) -> Report:
    """Return the report of a run; complete if it came to its end and no case is left to be run."""
    left = any(case.outcome is Outcome.NOT_RUN for result in found for case in result.cases)
    return Report(
        complete=ended and not left,
        started=started,
        duration=duration,
        environment=environment,
        results=found,
    )
