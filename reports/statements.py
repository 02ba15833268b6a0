"""What a documentation text states, held against what was read when the tests were written.

That is kept as fingerprints of all of its sentences, in their order. One that is no longer found
has gone, or was changed if there is something else in its place; and what no fingerprint covers is
new. Positions are those of words: layout does not count, and so a heading, which ends with none but
a line break, belongs to the sentence below it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.fingerprints import of_words

#: Words that something new must have. Shorter fingerprints would cover words of any other sentence.
LEAST = 3
_LONGEST = 300  # characters of a text that are shown
_END = re.compile(r"[.:;!?]\s|\n\s*\n")
Span = tuple[int, int]


class Fate(StrEnum):
    """What became of a statement."""

    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Statement:
    """Something in a text that is not as it was: what it says now, and what was known by it."""

    fate: Fate
    fingerprints: tuple[str, ...]
    now: str


class Text:
    """A text as words, and where its sentences end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [match.span() for match in re.finditer(r"\w+", text)]
        self._words = [text[start:end].casefold() for start, end in self._places]

    def __len__(self) -> int:
        return len(self._words)

    def of(self, span: Span) -> str:
        """Return what is there, in one line."""
        start, end = self._places[span[0]][0], self._places[span[1] - 1][1]
        told = " ".join(self._text[start:end].split())
        return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}..."

    def fingerprint(self, span: Span) -> str:
        """Return the fingerprint of what is there."""
        return of_words(self._words[slice(*span)])

    def spans(self, known: Iterable[str]) -> dict[str, list[Span]]:
        """Return where each of the fingerprints is found."""
        wanted, found = set(known), dict[str, list[Span]]()
        for length in {length_of(one) for one in wanted}:
            for start in range(len(self) - length + 1):
                span = (start, start + length)
                if (seen := self.fingerprint(span)) in wanted:
                    found.setdefault(seen, []).append(span)
        return found

    def sentences(self, span: Span) -> Iterator[Span]:
        """Yield the sentences within a span, none so short that it says nothing by itself."""
        start, end = span
        for word in range(start, end - LEAST):
            if word + 1 - start >= LEAST and self._ends(word):
                yield start, word + 1
                start = word + 1
        yield start, end

    def _ends(self, word: int) -> bool:
        between = self._text[self._places[word][1] : self._places[word + 1][0]]
        return bool(_END.search(between))


def length_of(known: str) -> int:
    """Return the number of words that a fingerprint is of."""
    return int(known.partition("-")[0])


def sentences(text: str, stated: Iterable[str]) -> list[str]:
    """Return the fingerprints of all of a text: ``stated`` ones, and sentences between them."""
    page = Text(text)
    spans = {span for found in page.spans(stated).values() for span in found}
    between = {one for gap in uncovered(page, spans) for one in page.sentences(gap)}
    return list(dict.fromkeys(map(page.fingerprint, sorted(spans | between))))


def uncovered(page: Text, spans: Iterable[Span]) -> list[Span]:
    """Return the parts of a text that no span covers, if they are long enough to say anything."""
    at, parts = 0, list[Span]()
    for start, end in [*sorted(spans), (len(page), len(page))]:
        if start - at >= LEAST:
            parts.append((at, start))
        at = max(at, end)
    return parts


def drift(text: str, known: Sequence[str]) -> list[Statement]:
    """Return what is not as it was, changes first; ``known`` is in the order of the text read."""
    page = Text(text)
    found = page.spans(known)
    parts = uncovered(page, (span for spans in found.values() for span in spans))
    told = list[Statement]()
    for missing, gap in _missing(known, found, len(page)):
        inside = [part for part in parts if gap[0] <= part[0] and part[1] <= gap[1]]
        if 2 * sum(end - start for start, end in inside) < sum(map(length_of, missing)):
            inside = []  # too little to be all of it in other words
        parts = [part for part in parts if part not in inside]
        fate = Fate.CHANGED if inside else Fate.GONE
        told.append(Statement(fate, tuple(missing), " / ".join(map(page.of, inside))))
    told += [Statement(Fate.NEW, (), page.of(part)) for part in parts]
    return told


def _missing(
    known: Sequence[str], found: Mapping[str, list[Span]], end: int
) -> Iterator[tuple[list[str], Span]]:
    """Yield what is not found, neighbours together, and where in the text it would be."""
    missing, at = list[str](), 0
    for one in [*known, None]:
        if one is not None and one not in found:
            missing.append(one)
            continue
        # Of what is there several times, the next one; what has been moved is where it is.
        places = found[one] if one is not None else [(end, end)]
        start, after = next((span for span in places if span[0] >= at), places[0])
        if missing:
            yield missing, (at, start)
            missing = []
        at = after
