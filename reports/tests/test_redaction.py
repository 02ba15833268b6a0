import pytest

from reports.redaction import REDACTED, redact, redact_all

WEB_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJr.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"got {WEB_TOKEN} from it", WEB_TOKEN),
        ("K10abcdef012345::server:0f0f0f0f", "0f0f0f0f"),
        ("join with abcdef.0123456789abcdef now", "0123456789abcdef"),
        ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("curl -H 'authorization: Bearer abcdefghijklmnop.qrst'", "abcdefghijklmnop"),
        ("postgres://k3s:hunter2!@localhost/k3s", "hunter2!"),
        ("    client-key-data: LS0tLS1CRUdJTg==", "LS0tLS1CRUdJTg"),
        ('{"token": "a b c d e f"}', "a b c d e f"),
        ("password = 'pass word'", "pass word"),
        ("K3S_TOKEN=0123456789", "0123456789"),
        ("k3s agent --token 0123456789 --server x", "0123456789"),
        (f"https://s3.test/x?X-Amz-Date=1&X-Amz-Signature={'0f' * 32}", "0f0f0f0f"),
        (f"cmd=curl+x%3FX-Amz-Signature%3D{'0f' * 32}%27", "0f0f0f0f"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\nabcd\n-----END PRIVATE KEY-----", "MIIE"),
        ("-----BEGIN EC PRIVATE KEY-----\nMIIE\nabcd", "abcd"),
    ],
)
def test_secrets_are_found_by_their_form(text: str, secret: str) -> None:
    assert secret not in redact(text)
    assert REDACTED in redact(text)
    assert redact(redact(text)) == redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "with basic authentication it is slow; bearer of news",
        "interaction/dashboard-needs-token: answered 200",
        "k3s --token-file=/var/lib/x",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "pods in k10",
        "myapp-6b7f9c6d4d-x2x2x at 10.42.1.17:8888",
        "2026-01-01T00:00:00.123456+00:00",
        "fixtures.errors.WaitTimeoutError: 5 s",
    ],
)
def test_other_text_stays(text: str) -> None:

    assert redact(text) == text


def test_known_secrets_are_found_by_value() -> None:
    assert redact("is it correct horse?", ["correct horse"]) == f"is it {REDACTED}?"
    assert redact("so short", ["so"]) == "so short"
    assert redact("abcdefghij", ["abcdefgh", "abcdefghij"]) == REDACTED


def test_everywhere_in_data() -> None:
    data = {"a": [f"x {WEB_TOKEN}", 1, None, True, ("correct horse",)], "n": {"m": 1.5}}
    clean = {"a": [f"x {REDACTED}", 1, None, True, [REDACTED]], "n": {"m": 1.5}}
    assert redact_all(data, ["correct horse"]) == clean
