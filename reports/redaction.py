"""Taking secrets out of texts, before anybody writes them down.

By their form, so that also those nobody knows of are found, and by their value, for those that the
platform itself knows.
"""

import re
from collections.abc import Iterable
from typing import Any

REDACTED = "[redacted]"
#: Characters of a known secret; replacing shorter values would garble ordinary words.
SHORTEST = 8
_NAMES = (
    r"[\w-]*(?:password|passwd|secret|api[_-]?key|access[_-]?key|token|client-key-data"
    r"|private[_-]?key)"
)

#: Patterns and what they become. A pattern keeps what says that there was a secret.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        # An unfinished key is one too: diagnostics are cut.
        (
            r"(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)",
            rf"\1{REDACTED}",
        ),
        # JSON web tokens, as service accounts have them (RFC 7519): base64 of {"… comes first.
        (r"\beyJ[\w-]{5,}\.[\w-]*(?:\.[\w-]*)?", REDACTED),
        # k3s: K10<digest of the CA>::<user>:<secret>
        (r"\bK10[0-9a-f]{6,}(?:::[^\s\"']*)?", REDACTED),
        # kubeadm's and k3s's bootstrap tokens: ID.secret
        (r"\b(?-i:[a-z0-9]{6}\.[a-z0-9]{16})\b", REDACTED),
        (r"\b(Bearer\s+)[\w+/=.~-]{16,}", rf"\1{REDACTED}"),
        (r"\b(Authorization:\s*\w+\s+)[^\s\"']+", rf"\1{REDACTED}"),
        (r"(://[^\s/:@]+:)[^\s/@]+(?=@)", rf"\1{REDACTED}"),
        # YAML, JSON, environment, INI: a quoted value, or one without spaces. A slash before the
        # name makes it a requirement's (interaction/dashboard-needs-token: ...).
        (
            rf"((?<![\w/-]){_NAMES}[\"']?\s*[:=]\s*)(?!\[redacted)(?:\"[^\"\n]+\"|'[^'\n]+'|[^\s\"',;}}\]]{{6,}})",
            rf"\1{REDACTED}",
        ),
        # Addresses that are signed for S3: whoever has one may use it for a while.
        (r"(X-Amz-Signature(?:=|%3D))[0-9a-f]{16,}", rf"\1{REDACTED}"),
        # Options of a command line.
        (r"(--(?:token|password|client-key)[ =])\S+", rf"\1{REDACTED}"),
    )
)
# The first pattern spans lines.
_PRIVATE_KEY = re.compile(_PATTERNS[0][0].pattern, re.DOTALL)


def redact(text: str, known: Iterable[str] = ()) -> str:
    """Return a text without secrets; ``known`` are values that must not be in it."""
    return _redacted(text, _longest_first(known))


def _longest_first(known: Iterable[str]) -> tuple[str, ...]:
    """Return values in the order in which they are replaced: one may be a part of another."""
    return tuple(sorted({one for one in known if len(one) >= SHORTEST}, key=len, reverse=True))


def _redacted(text: str, known: Iterable[str]) -> str:
    if len(text) < SHORTEST:
        return text  # most texts of a report are names of fields
    for secret in known:
        text = text.replace(secret, REDACTED)
    text = _PRIVATE_KEY.sub(_PATTERNS[0][1], text)
    for pattern, replacement in _PATTERNS[1:]:
        text = pattern.sub(replacement, text)
    return text


def redact_all(data: Any, known: Iterable[str] = ()) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return JSON-like data with every text in it redacted."""
    return _all_redacted(data, _longest_first(known))


def _all_redacted(data: Any, known: tuple[str, ...]) -> Any:  # noqa: ANN401 - as above
    if isinstance(data, str):
        return _redacted(data, known)
    if isinstance(data, dict):
        return {_redacted(key, known): _all_redacted(one, known) for key, one in data.items()}
    if isinstance(data, (list, tuple)):
        return [_all_redacted(item, known) for item in data]
    return data
