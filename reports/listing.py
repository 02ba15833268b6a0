"""The catalogue with its tests, and what a run would do, in lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reports.catalogue import Catalogue
from reports.plan import Planned


def requirements(catalogue: Catalogue, plan: Iterable[Planned]) -> Iterator[str]:
    """Yield every requirement with the tests of it that were found."""
    tests: dict[str, list[str]] = defaultdict(list)
    for test in plan:
        for slug in test.slugs:
            tests[slug].append(test.test)
    for requirement in catalogue:
        yield f"{requirement.slug} ({requirement.kind}): {requirement.statement}"
        yield from (f"    {test}" for test in tests[requirement.slug])
        if not tests[requirement.slug]:
            due = catalogue.must_be_tested(requirement.slug)
            yield "    no test" if due else "    no test yet"


def dry_run(
    catalogue: Catalogue, plan: Iterable[Planned], obstacles: Mapping[str, str | None]
) -> Iterator[str]:
    """Yield what would run, what would not, and why; ``obstacles`` are reasons by test."""
    found = list(plan)
    claimed = {slug for test in found for slug in test.slugs}
    chosen = [test for test in found if test.chosen]
    possible = [test for test in chosen if not obstacles[test.test]]
    missing = [requirement.slug for requirement in catalogue if requirement.slug not in claimed]
    yield f"would run: {len(possible)}"
    yield from (f"    {test.test}: {', '.join(test.slugs)}" for test in possible)
    yield f"not testable here: {len(chosen) - len(possible)}"
    yield from (f"    {t.test}: {obstacles[t.test]}" for t in chosen if obstacles[t.test])
    yield f"not chosen by options or edition: {len(found) - len(chosen)}"
    yield f"requirements without a test in what was asked for: {len(missing)}"
    yield from (f"    {slug}" for slug in missing)
