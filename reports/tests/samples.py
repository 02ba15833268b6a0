"""Reports to try drawing with: as big, as mixed and as unfriendly as real ones get."""

import random
from datetime import UTC, datetime, timedelta

from reports.model import (
    Case,
    Diagnostic,
    Environment,
    Kind,
    Observation,
    Outcome,
    Report,
    Result,
    Verdict,
)

SECTIONS = {
    "versions": 4,
    "reference-architecture": 14,
    "interaction": 13,
    "networking": 16,
    "exposing": 10,
    "scenario1": 18,
    "scenario2": 12,
    "port-modes": 14,
    "frontend-options": 16,
    "storage": 14,
    "limitations": 10,
    "documentation": 5,
    "maintenance": 4,
}
STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
#: What breaks a page that believes what it shows.
MARKUP = "</script><script>document.title='taken over'</script><img src=x onerror=alert(1)>"
SCALED = "scenario1/follows-scale-up"
STEPS = {
    "since the order: all pods ready": 1.9,
    "since the order: endpoints in the API": 2.0,
    "since the order: DNS answer": 2.3,
    "since the order: HAProxy's servers": 3.4,
    "since the order: every pod answers outside": 4.1,
    "first answer, since ready": 1.6,
    "longest time without an answer": 0.2,
}
_OUTCOMES = {
    Verdict.FAILED: Outcome.FAILED,
    Verdict.LIFTED: Outcome.PASSED,
    Verdict.INCONCLUSIVE: Outcome.ERROR,
    Verdict.DEVIATION: Outcome.DEVIATION,
    Verdict.NOT_TESTABLE: Outcome.NOT_TESTABLE,
    Verdict.HOLDS: Outcome.PASSED,
    Verdict.VERIFIED: Outcome.PASSED,
}
_REASONS = {
    Verdict.FAILED: "AssertionError: wanted within 30 s: every pod answers outside\nseen: never",
    Verdict.LIFTED: "the limitation is gone: the agents have taken over the new server",
    Verdict.INCONCLUSIVE: "the control failed: webgateway did not answer either (timed out)",
    Verdict.DEVIATION: "the statistics page listens on the documented address too. Now: 16 of 32",
    Verdict.NOT_TESTABLE: "needs the capability vpn, which the stand-in lacks",
    Verdict.UNTESTED: "no test claims it",
}
_LOG = "Nov 22 09:31:{:02d}.417203 webgateway haproxy[812]: Server app/srv{} is DOWN, <NOSRV> "


def report(*, seed: int = 1, age: int = 0, requirements: int = 150) -> Report:
    """Return a run of all verdicts; another seed gives other verdicts and figures."""
    dice = random.Random(seed)
    slugs = [
        (section, f"{section}/{_name(section, number)}")
        for section, count in SECTIONS.items()
        for number in range(count)
    ]
    results = tuple(result(section, slug, dice) for section, slug in slugs[:requirements])
    return Report(
        complete=True,
        started=(STARTED - timedelta(days=age)).isoformat(),
        duration=412.7 + dice.uniform(-20, 20),
        environment=environment(),
        results=results,
    )


def environment(target: str = "standin") -> Environment:
    """Return what was tested."""
    return Environment(
        target=target,
        edition="24.05",
        versions={
            "k3s": "v1.30.3+k3s1",
            "HAProxy": "2.6.12-1+deb12u2",
            "nginx": "1.22.1",
            "traefik": "2.10.7",
            "kernel": "6.18.5-amd64",
        },
        commit="57fb3bc0a1b2c3d4e5f60718293a4b5c6d7e8f90",
        command="pytest suites -n 4 --edition 24.05 --baseline reports/runs/last/report.json",
    )


def result(section: str, slug: str, dice: random.Random) -> Result:
    """Return a requirement with cases; the first of a section always has the same verdict."""
    verdict = _verdict(section, slug, dice)
    kind = Kind.LIMITATION if section == "limitations" else Kind.CLAIM
    cases = 0 if verdict is Verdict.UNTESTED else dice.choice((1, 1, 1, 2, 3))
    return Result(
        slug=slug,
        section=section,
        statement=f"{_STATEMENTS[len(slug) % len(_STATEMENTS)]} ({slug.partition('/')[2]})",
        kind=kind,
        verdict=verdict,
        reason=_REASONS.get(verdict, ""),
        cases=tuple(case(slug, number, verdict, dice) for number in range(cases)),
    )


def case(slug: str, number: int, verdict: Verdict, dice: random.Random) -> Case:
    """Return a test with evidence, and with diagnostics if it has not passed."""
    failed = verdict in {Verdict.FAILED, Verdict.INCONCLUSIVE}
    section, _, name = slug.partition("/")
    test = f"suites/{section}/test_topic.py::test_{name.replace('-', '_')}[agent{number}]"
    return Case(
        test=test,
        outcome=_OUTCOMES[verdict],
        duration=round(dice.expovariate(0.4), 3),
        claim="HAProxy balances over exactly the pods that exist after a change.",
        reason=_REASONS[verdict] + (MARKUP if failed else "") if verdict in _REASONS else "",
        evidence=tuple(_evidence(slug, dice)),
        diagnostics=tuple(_diagnostics()) if failed else (),
    )


def _evidence(slug: str, dice: random.Random) -> list[Observation]:
    seen = [_observation(number, dice) for number in range(dice.randint(1, 5))]
    if "follows" in slug or slug.endswith("-of-a-rollout"):
        factor = dice.uniform(0.8, 1.4)
        seen += [
            Observation(what=what, value=round(seconds * factor, 3), unit="s", at=_at(dice))
            for what, seconds in STEPS.items()
        ]
        seen.append(Observation(what="requests sent", value=483, unit="requests", at=_at(dice)))
    return seen


def _observation(number: int, dice: random.Random) -> Observation:
    command = "sudo kubectl get --output=json endpoints app --namespace=acceptance-7f3a"
    kinds: list[tuple[str, str | float | bool | list[str] | None]] = [
        ("who answered https://app.apps.standin.test/", ["app-6d9-abcde", "app-6d9-fghij"]),
        ("version", "k3s version v1.30.3+k3s1 (f6466040)\ngo version go1.24"),
        ("k3s went on", dice.random() < 0.5),
        ("Zertifikat für größte Änderung — 証明書 ✓ 🙂", "CN=app, <b>SAN</b>=app & „Umlaute“"),
        ("logs", "\n".join(_LOG.format(n, n) * 2 for n in range(8))),
        ("nothing", None),
    ]
    what, value = kinds[(number + dice.randrange(6)) % len(kinds)]
    return Observation(
        what=what, value=value, host=f"agent{number % 2 + 1}", command=command, at=_at(dice)
    )


def _diagnostics() -> list[Diagnostic]:
    lines = "\n".join(_LOG.format(n, n) + "x" * 40 for n in range(15))
    return [
        Diagnostic(heading="pods in acceptance-7f3a", text="app-6d9-abcde Running 10.42.1.7\nnone"),
        Diagnostic(heading="HAProxy's log", text=lines + MARKUP),
    ]


def _at(dice: random.Random) -> str:
    moment = STARTED + timedelta(seconds=dice.uniform(0, 400))
    return moment.isoformat(timespec="milliseconds")


def _verdict(section: str, slug: str, dice: random.Random) -> Verdict:
    """Choose a verdict: mostly good ones, all kinds in every report."""
    fixed = {
        "versions/requirement-0": Verdict.VERIFIED,
        "networking/requirement-0": Verdict.DEVIATION,
        "storage/requirement-0": Verdict.NOT_TESTABLE,
        "documentation/requirement-0": Verdict.UNTESTED,
        "limitations/requirement-0": Verdict.LIFTED,
        "limitations/requirement-1": Verdict.HOLDS,
        "exposing/requirement-0": Verdict.FAILED,
        "exposing/requirement-1": Verdict.INCONCLUSIVE,
    }
    good = Verdict.HOLDS if section == "limitations" else Verdict.VERIFIED
    rare = (Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.DEVIATION, Verdict.NOT_TESTABLE)
    return fixed.get(slug) or (dice.choice(rare) if dice.random() < 0.06 else good)


def _name(section: str, number: int) -> str:
    names = ("follows-scale-up", "follows-scale-down", "follows-replacement", "of-a-rollout")
    if section == "scenario1" and number < len(names):
        return names[number]
    return f"requirement-{number}"


_STATEMENTS = (
    "HAProxy's live servers are exactly the addresses of the service's ready pods",
    "A VM outside of the cluster reaches the application by the frontend's name and certificate",
    "The agents have no public address",
    "Data on a volume of the type nfs survives the pod, also on another agent",
)
