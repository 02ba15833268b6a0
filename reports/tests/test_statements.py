import pytest

from reports.fingerprints import fingerprint
from reports.statements import Fate, Statement, drift, sentences

TEXT = """\
About hats
Every hat has a brim that is round. Hats are sold in pairs on
weekdays. Note
Red hats cost more than blue ones.

Nobody sells caps here.
"""
STATED = [fingerprint("Hats are sold in pairs on weekdays")]
KNOWN = sentences(TEXT, STATED)


def fates(text: str) -> list[tuple[Fate, str]]:
    return [(one.fate, one.now) for one in drift(text, KNOWN)]


def test_what_is_stated_is_a_sentence_of_its_own() -> None:
    assert len(KNOWN) == 4
    assert KNOWN[1] == STATED[0]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", " "),
        TEXT.replace(" ", "\n"),
        TEXT.upper(),
        TEXT.replace(". ", ".¶ * "),
    ],
)
def test_layout_is_no_drift(text: str) -> None:
    assert drift(text, KNOWN) == []


def test_an_edited_statement_has_changed() -> None:
    (found,) = drift(TEXT.replace("pairs", "threes"), KNOWN)
    assert found == Statement(Fate.CHANGED, tuple(STATED), "Hats are sold in threes on weekdays")


def test_a_statement_that_is_left_out_is_gone() -> None:
    (found,) = drift(TEXT.replace("Hats are sold in pairs on\nweekdays.", ""), KNOWN)
    assert found == Statement(Fate.GONE, tuple(STATED), "")


@pytest.mark.parametrize("place", ["Hats are", "Nobody"])
def test_a_statement_that_is_added_is_new(place: str) -> None:
    text = TEXT.replace(place, f"Green ones are not to be had. {place}")
    assert fates(text) == [(Fate.NEW, "Green ones are not to be had")]


def test_between_a_heading_and_its_sentence_that_is_a_change() -> None:
    text = TEXT.replace("Red hats", "Green ones are rare. Red hats")
    assert [fate for fate, _ in fates(text)] == [Fate.CHANGED]


def test_a_statement_at_the_end_is_new_too() -> None:
    assert fates(f"{TEXT}Gloves are sold elsewhere.") == [(Fate.NEW, "Gloves are sold elsewhere")]


def test_of_what_is_said_twice_the_next_one_counts() -> None:
    last = "Nobody sells caps here."
    (found,) = drift(f"{last}\n{TEXT.replace('Red hats', 'Blue caps')}", KNOWN)
    assert found.fate is Fate.CHANGED
    assert "Blue caps cost more" in found.now


def test_a_statement_that_has_moved_is_none_of_these() -> None:
    moved = "Nobody sells caps here.\n" + TEXT.replace("Nobody sells caps here.", "")
    assert fates(moved) == []


def test_much_that_is_missing_is_not_changed_into_a_few_words() -> None:
    text = "About hats\nEvery hat has a brim that is round. So it is."
    assert [fate for fate, _ in fates(text)] == [Fate.GONE, Fate.NEW]


def test_another_text_has_nothing_of_it() -> None:
    found = drift("Something quite different.", KNOWN)
    assert {one for each in found for one in each.fingerprints} == set(KNOWN)
