"""What is reached from outside of the resource group: the last column of suites/vantage.txt."""

import pytest

from fixtures.evidence import Evidence
from fixtures.nouns.vantage import Matrix, specified
from fixtures.run.session import SESSION
from fixtures.topology import Role

pytestmark = [pytest.mark.requires("configure"), pytest.mark.requires("start-service")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a case of each kind of address; what the webgateway answers is a requirement apart."""
    topology = metafunc.config.stash[SESSION].target.topology
    cases = []
    for point, to, column, documented in specified(topology):
        name = "outside-traffic-passes-webgateway"
        if documented.allowed and not documented.optional:
            name = "webgateway-accepts-internet-traffic"
        if column == Role.INTERNET:
            mark = pytest.mark.requirement(f"reference-architecture/{name}")
            cases.append(pytest.param(point, to, marks=mark))
    metafunc.parametrize(("point", "to"), cases)


def test_cell(point: str, to: str, matrix: Matrix, evidence: Evidence) -> None:
    """On the internet only the webgateway's public ports and the server's dashboard answer."""
    matrix.check(point, to, evidence)
