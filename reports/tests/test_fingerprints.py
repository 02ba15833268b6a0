import pytest

from reports.fingerprints import fingerprint, found

SENTENCE = "The server runs `k3s-server`, always."


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Before. • The\n  SERVER runs\nk3s-server\n, always. After",
        "role:The server runs\tk3s server always\u00b6",
    ],
)
def test_layout_and_case_do_not_matter(text: str) -> None:
    assert found([fingerprint(SENTENCE)], text) == {fingerprint(SENTENCE)}


@pytest.mark.parametrize(
    "text",
    ["", "The server runs", "The server always runs k3s-server.", "The server runs k3s, always"],
)
def test_other_words_do(text: str) -> None:
    assert found([fingerprint(SENTENCE)], text) == set()


def test_length_is_told() -> None:
    assert fingerprint(SENTENCE).startswith("6-")
