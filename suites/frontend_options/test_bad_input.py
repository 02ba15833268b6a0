"""What is wrong is refused by its name, and what runs goes on."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from fixtures.evidence import Evidence
from fixtures.publishing.trials import Trials
from fixtures.webgateway.nix import Code, Value

pytestmark = [
    pytest.mark.requires("configure"),
    pytest.mark.requirement("frontend-options/bad-input"),
]

#: A value of each type of the Nix language.
TYPES = {
    "a string": '"8888"',
    "a number": "7",
    "a fraction": "1.5",
    "a boolean": "true",
    "a list": "[ 7 ]",
    "a set": "{ a = 7; }",
    "null": "null",
}
PORT = ("a number", "null")
#: The types that are right for an option; a list of numbers is wrong for each of them.
RIGHT = {
    "binds": (),
    "serviceName": ("a string",),
    "namespace": ("a string",),
    "mode": (),
    "podPort": PORT,
    "lbServicePort": PORT,
    "servicePort": PORT,
    "maxExpectedPods": ("a number",),
    "sslBackend": ("a boolean",),
    "haproxyExtraConfig": ("a string",),
    "extraPodTemplateOptions": ("a string",),
    "podport": (),  # there is no such option
}
#: Values of a right type that are wrong all the same.
OUT_OF_RANGE = ("0", "-1")
VALUES = {
    "mode": ('"udp"', '"HTTP"', '""'),
    "podPort": (*OUT_OF_RANGE, "65536"),
    "lbServicePort": (*OUT_OF_RANGE, "65536"),
    "servicePort": (*OUT_OF_RANGE, "65536"),
    "maxExpectedPods": OUT_OF_RANGE,
    # No port; not an address of this machine (reserved for documentation); in use by sshd.
    "binds": ('[ "127.0.0.1" ]', '[ "203.0.113.1:8000" ]', '[ "127.0.0.1:22" ]'),
}
TEXTS: Mapping[str, Callable[[str], str]] = {
    "a bracket that is not closed": lambda text: text.rstrip().removesuffix("}"),
    "a semicolon that is missing": lambda text: text.replace(";", "", 1),
    "no Nix at all": lambda _text: "frontend: yes\n",
}


def wrong_values(option: str) -> Iterator[str]:
    """Return the values that an option must not be given."""
    yield from (code for name, code in TYPES.items() if name not in RIGHT[option])
    yield from VALUES.get(option, ())


@pytest.mark.parametrize("option", RIGHT)
def test_wrong_values(
    option: str,
    trials: Trials,
    evidence: Evidence,
) -> None:
    """A value of a wrong type or out of range is refused; file and option are named."""
    wrong: dict[str, dict[str, Value]]
    wrong = {code: {option: Code(code)} for code in wrong_values(option)}
    tried = trials.options(wrong)
    evidence.record(f"{option} =", tried.refusals)
    accepted = [code for code, words in tried.refusals.items() if not words]
    assert not accepted, f"{option} = {', '.join(accepted)} is accepted"
    for code, words in tried.refusals.items():
        names(words, f"{option} = {code}", trials.file, option)
    assert not tried.damage, f"after what was refused: {tried.damage}"


@pytest.mark.parametrize("what", TEXTS)
def test_unparsable_file(
    what: str,
    trials: Trials,
    evidence: Evidence,
) -> None:
    """A file that is not Nix, or not to be read to its end, is refused, and named."""
    tried = trials.text(what, TEXTS[what])
    words = tried.refusals[what]
    evidence.record("refusal", words)
    names(words, f"{trials.file} with {what}", trials.file)
    assert not tried.damage, f"after what was refused: {tried.damage}"


def names(words: str | None, what: str, *wanted: str) -> None:
    """Assert that something was refused in words that name what is wanted."""
    __tracebackhide__ = True
    assert words, f"{what} is accepted"
    unnamed = [name for name in wanted if name not in words]
    assert not unnamed, f"{what} is refused without naming {unnamed}: {words}"
