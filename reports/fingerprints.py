"""Fingerprints of sentences: whether a documentation text still says it, without copying it.

A fingerprint is the sentence's number of words and a digest of them, so it can be looked for in a
text of any layout: only words count, neither case nor punctuation nor line breaks.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

_DIGITS = 16  # of the digest


def words(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return re.findall(r"\w+", text.casefold())


def fingerprint(sentence: str) -> str:
    """Return the fingerprint of a sentence."""
    return of_words(words(sentence))


def found(fingerprints: Iterable[str], text: str) -> set[str]:
    """Return those fingerprints whose sentences are in a text."""
    wanted, there = set(fingerprints), words(text)
    seen: set[str] = set()
    for length in {int(one.partition("-")[0]) for one in wanted}:
        starts = range(len(there) - length + 1)
        seen |= {of_words(there[start : start + length]) for start in starts} & wanted
    return seen


def of_words(sentence: Sequence[str]) -> str:
    """Return the fingerprint of a sentence's words, which are case folded."""
    digest = hashlib.sha256(" ".join(sentence).encode()).hexdigest()
    return f"{len(sentence)}-{digest[:_DIGITS]}"
