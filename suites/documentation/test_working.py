"""The page's snippets, applied: each does what the text around it is about."""

from functools import partial

import pytest

from fixtures.clients.answers import Answer, Result
from fixtures.clients.client import HostClient
from fixtures.cluster.applications import Application
from fixtures.documentation.adapting import Published
from fixtures.documentation.applying import ApplyModule, ApplyService, is_headless_service
from fixtures.documentation.commands import MAKES_ACCOUNT, Commands, forbidden
from fixtures.documentation.page import Snippet
from fixtures.documentation.parsing import Parser
from fixtures.evidence import Evidence
from fixtures.platforms.platform import Platform
from fixtures.timeouts import Timeouts
from fixtures.waiting import eventually


@pytest.mark.requirement("documentation/snippets-work")
def test_command(
    each_command: Snippet, commands: Commands, platform: Platform, evidence: Evidence
) -> None:
    """The command works right after login on the server, and prints or writes something."""
    if unwanted := forbidden(each_command.text):
        pytest.skip(f"not testable here: no command that may change anything is run: {unwanted}")
    if MAKES_ACCOUNT in each_command.text:
        platform.require("deploy")
    done = commands.run(each_command.text)
    evidence.output("printed", done)
    assert done.succeeded, f"{each_command}: status {done.status}: {done.stderr.strip()}"
    assert done.stdout.strip(), f"{each_command}: prints and writes nothing"


@pytest.mark.requirement("documentation/snippets-work")
def test_manifest(
    each_manifest: Snippet,
    myapp: Application,
    apply_service: ApplyService,
    from_webgateway: HostClient,
    parser: Parser,
    timeouts: Timeouts,
) -> None:
    """The headless service gives the addresses of the application's pods."""
    _must_parse(each_manifest, parser)
    if not is_headless_service(each_manifest):
        pytest.skip(f"not testable here: {each_manifest} is no headless service")
    made, dns = apply_service(each_manifest, myapp), myapp.workload.cluster.dns_address()
    eventually(
        lambda: from_webgateway.lookup(made.dns_name, dns),
        equals=myapp.workload.pod_addresses(),
        within=timeouts.service_known,
    )


@pytest.mark.requirement("documentation/snippets-work")
@pytest.mark.requires("configure")
def test_module(
    each_module: Snippet,
    myapp: Application,
    apply_module: ApplyModule,
    from_webgateway: HostClient,
    from_internet: HostClient,
    parser: Parser,
    timeouts: Timeouts,
) -> None:
    """Every frontend of the module answers: the application's pods, or the service it names."""
    _must_parse(each_module, parser)
    frontends = apply_module(each_module, myapp).frontends
    if not frontends:
        pytest.skip(f"not testable here: {each_module} makes no frontend")
    for frontend in frontends:
        ask = partial(
            (from_webgateway if frontend.is_local else from_internet).get,
            frontend.url,
            trust=frontend.own,
        )
        wanted = f"{frontend.url} is answered by {'a pod' if frontend.own else 'the service'}"
        eventually(
            ask, partial(_is_right, frontend, myapp), within=timeouts.rotation, wanted=wanted
        )


def _is_right(frontend: Published, application: Application, seen: Result) -> bool:
    """Tell whether what answered is behind a frontend: any answer is another service's own."""
    names = application.workload.pod_names() if frontend.own else {seen.who}
    return isinstance(seen, Answer) and seen.who in names


def _must_parse(snippet: Snippet, parser: Parser) -> None:
    """Skip what cannot be applied as it was published."""
    if wrong := parser.complaint(snippet):
        said = f"{snippet} does not parse, so it cannot be applied: {wrong}"
        pytest.skip(f"not testable here: {said}")
