"""The page's snippets, as their readers would copy them."""

import pytest

from fixtures.documentation.page import Snippet
from fixtures.documentation.parsing import Parser
from fixtures.evidence import Evidence


@pytest.mark.requirement("documentation/snippets-parse")
def test_parses(each_snippet: Snippet, parser: Parser, evidence: Evidence) -> None:
    """The snippet is accepted by the real parser of its language."""
    evidence.record(str(each_snippet), each_snippet.text)
    wrong = parser.complaint(each_snippet)
    assert not wrong, f"{each_snippet} does not parse: {wrong}"
